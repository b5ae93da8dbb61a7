// The tests of the firmware's hardware-independent part: `npm run firmware`.
#include <cstdio>

#include "check.h"

int runVectors();

int main() {
  for (const Test &test : tests()) {
    const int before = failures();
    test.run();
    if (failures() > before) std::printf("✗ %s\n", test.name.c_str());
  }
  const int vectors = runVectors();
  std::printf("%d tests and %d shared vectors, %d failures\n", static_cast<int>(tests().size()), vectors, failures());
  return failures() == 0 && vectors > 0 ? 0 : 1;
}
