// What runs a fuzz target over kept inputs where libFuzzer is not linked: replay FOLDER. A finding ends the program.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 2) return std::fputs("usage: replay FOLDER\n", stderr), 2;
  std::vector<fs::path> kept;
  for (const auto& entry : fs::directory_iterator(argv[1])) kept.push_back(entry.path());
  std::sort(kept.begin(), kept.end());
  if (kept.empty()) return std::fprintf(stderr, "%s: no inputs are kept here\n", argv[1]), 1;
  for (const fs::path& path : kept) {
    std::fprintf(stderr, "%s\n", path.filename().c_str());  // the last one named is the one that ended it
    std::ifstream file(path, std::ios::binary);
    const std::vector<unsigned char> bytes{std::istreambuf_iterator<char>(file), {}};
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
}
