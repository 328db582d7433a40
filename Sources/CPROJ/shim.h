#ifndef CORRIDOR_CPROJ_SHIM_H
#define CORRIDOR_CPROJ_SHIM_H

#include <geodesic.h>
#include <proj.h>

#endif
