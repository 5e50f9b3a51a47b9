#include "extract/facts/facts.h"
