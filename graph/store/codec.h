#pragma once

#include "graph/model/codec.h"
