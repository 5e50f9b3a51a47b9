#include "extract/reader/reader.h"

#include <gtest/gtest.h>

#include "extract/base/error.h"
#include "extract/base/sha256.h"

namespace treatygraph {
namespace {

TEST(Reader, KeepsTheBytesOfUtf8Text) {
  const std::string bytes = "\xEF\xBB\xBF第一行\r\n第二行\r\n";
  const ReadingText reading = read({"papers/a.TXT", bytes});
  EXPECT_EQ(reading.text, bytes);
  EXPECT_EQ(reading.encoding, "UTF-8");
  EXPECT_EQ(reading.reader, "text");
  EXPECT_EQ(reading.sha256, sha256_hex(bytes));
  EXPECT_EQ(read({"b.md", "# x"}).reader, "markdown");
}

TEST(Reader, SaysWhatIsWrong) {
  struct Case {
    std::string name, bytes, message;
  };
  const Case cases[] = {
      {"a.txt", "", "a.txt: the file is empty"},
      {"a.txt", "\xEF\xBB\xBF \n\n", "a.txt: there is no text in the file"},
      {"a.txt", std::string("ab\n\0c", 5), "a.txt:2: byte 3 is zero: these are binary data, not text"},
      {"a.txt", "one\ntwo \xFF\x01\n",
       "a.txt:2: byte 8 (0xFF) is not UTF-8, and no other encoding makes sense of the file"},
      {"a.txt", "%PDF-1.7 …", "a.txt: this is a PDF file, not plain text; give the file its own extension"},
      {"a.xls", "x", "a.xls: no reader for files of this kind; readable are: .txt"},
      {"txt", "x", "txt: no reader"},
  };
  for (const Case& c : cases) {
    try {
      (void)read({c.name, c.bytes});
      ADD_FAILURE() << "read: " << c.message;
    } catch (const Error& error) {
      EXPECT_EQ(std::string(error.what()).substr(0, c.message.size()), c.message);
    }
  }
}

TEST(Reader, KnowsItsFiles) {
  EXPECT_TRUE(has_reader("x/y.md"));
  EXPECT_TRUE(has_reader("Y.Md"));
  EXPECT_FALSE(has_reader("y.png"));
  EXPECT_FALSE(has_reader(""));
}

TEST(Sha256, AgreesWithTheStandard) {
  struct Case {
    std::string bytes, hex;
  };
  const Case cases[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const Case& c : cases) EXPECT_EQ(sha256_hex(c.bytes), c.hex);
}

}  // namespace
}  // namespace treatygraph
