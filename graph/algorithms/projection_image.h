// Projections from a read image.
#pragma once

#include "graph/algorithms/projection.h"
#include "graph/image/image.h"

namespace treatygraph::algorithms {

[[nodiscard]] Projection project_image(const image::Image& image, const Selection& selection, Pace& pace);

}  // namespace treatygraph::algorithms
