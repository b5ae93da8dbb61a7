// The smallest test harness: named tests, checks that say where they failed, and a count at the end.
#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

struct Test {
  std::string name;
  std::function<void()> run;
};

inline std::vector<Test> &tests() {
  static std::vector<Test> all;
  return all;
}

inline int &failures() {
  static int count = 0;
  return count;
}

struct Register {
  Register(const char *name, std::function<void()> run) { tests().push_back({name, run}); }
};

#define JOIN(a, b) a##b
#define NAMED(line) JOIN(registered_, line)
#define TEST(name, ...) static const Register NAMED(__LINE__)(name, [] __VA_ARGS__)

inline void checkEqual(const std::string &found, const std::string &expected, const char *file, int line) {
  if (found == expected) return;
  failures()++;
  std::printf("%s:%d\n  expected %s\n  found    %s\n", file, line, expected.c_str(), found.c_str());
}

inline std::string shown(const std::string &value) { return value; }
inline std::string shown(const char *value) { return value; }
inline std::string shown(bool value) { return value ? "true" : "false"; }
template <typename Number>
std::string shown(Number value) {
  return std::to_string(value);
}

#define CHECK(found, expected) checkEqual(shown(found), shown(expected), __FILE__, __LINE__)
