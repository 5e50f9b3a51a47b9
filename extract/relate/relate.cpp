#include "extract/relate/relate.h"

namespace treatygraph {

Related relate(const Reading&) { return {}; }

}  // namespace treatygraph
