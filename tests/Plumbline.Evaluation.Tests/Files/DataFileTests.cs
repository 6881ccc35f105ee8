using System.Text;
using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.Files;

public sealed class DataFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("\uFEFFa,b\n1,2", "1|2")]
    [InlineData("a,b\n\"1,5\",\"say \"\"no\"\"\"\n", "1,5|say \"no\"")]
    [InlineData("a,b\n\"two\nlines\",\n", "two\nlines|")]
    [InlineData("a,b\n\n1,2\n\n", "1|2")]
    [InlineData("a,b\nx\ry,\"\"\n", "x\ry|")]
    public void Rows_SoundCsv_GivesItsFields(string text, string expected)
    {
        Write(text);

        TextRow row = CsvReader.Rows(_file, "a", "b").Single();

        $"{row.Field("a")}|{row.Field("b")}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("a,b\n1\n", "line 2: found 1 fields, expected 2")]
    [InlineData("a,b\n1,2\"3\n", "line 2: found a quote inside a field")]
    [InlineData("a,b\n\"1\"x,2\n", "line 2: found 'x' after a closing quote")]
    [InlineData("a,b\n1,2\n\"1,2\n3,4\n", "line 3: found a quote that is never closed")]
    [InlineData("a,c\n1,2\n", "line 1: found the columns a, c, expected a column 'b'")]
    [InlineData("a,a\n1,2\n", "line 1: found the column 'a' twice")]
    [InlineData("", "line 1: found the end of the file")]
    public void Rows_UnsoundCsv_IsOneLineWithFileAndPlace(string text, string expected)
    {
        Write(text);

        SuiteException fault = Should.Throw<SuiteException>(() => CsvReader.Rows(_file, "a", "b").Count());

        fault.Message.ShouldStartWith(_file + ", " + expected);
        fault.Message.ShouldContain("; ");
        fault.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void Rows_AQuoteThatSwallowsTheFile_StopsAtALimit()
    {
        Write("a,b\n\"" + new string('x', CsvReader.LongestRecord + 10));

        Should.Throw<SuiteException>(() => CsvReader.Rows(_file).Count()).Message.ShouldContain("more than 1048576 letters");
    }

    [Fact]
    public void Rows_BytesThatAreNoUtf8_AreAFault()
    {
        File.WriteAllBytes(_file, [.. "a,b\n"u8, 0xFF, 0xFE, (byte)',', (byte)'1']);

        Should.Throw<SuiteException>(() => CsvReader.Rows(_file).Count()).Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void Rows_CutAnywhere_NeverCrashes()
    {
        byte[] whole = Encoding.UTF8.GetBytes("a,b\n\"1,5\",\"say \"\"nö\"\"\"\r\n3,4\n");
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_file, whole[..length]);
            try
            {
                CsvReader.Rows(_file, "a").ToList().Count.ShouldBeInRange(0, 2);
            }
            catch (SuiteException fault)
            {
                fault.Message.ShouldStartWith(_file);
            }
        }
    }

    [Fact]
    public void Rows_JsonLines_GivesTextsAndFlags()
    {
        Write("{\"q\":\" why? \",\"list\":[\"a\",\"b\"],\"yes\":true}\n\n");

        JsonRow row = JsonLines.Rows(_file).Single();

        row.Text("q").ShouldBe("why?");
        row.Texts("list").ShouldBe(["a", "b"]);
        row.Flag("yes").ShouldBeTrue();
        row.Has("no").ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\"q\":1}", "line 2, q: found 1, expected a text")]
    [InlineData("{\"q\":null}", "line 2, q: found nothing, expected a text")]
    [InlineData("{\"q\":\"\\uD800\"}", "line 2, q: found half of a surrogate pair")]
    [InlineData("{\"q\":", "line 2: found text that is not JSON")]
    [InlineData("[1]", "line 2: found a list, expected a JSON object")]
    public void Rows_UnsoundJsonLine_IsOneLineWithFileAndPlace(string line, string expected)
    {
        Write("{\"q\":\"one\"}\n" + line + "\n");

        Should.Throw<SuiteException>(() => JsonLines.Rows(_file).Select(row => row.Text("q")).ToList()).Message.ShouldStartWith(_file + ", " + expected);
    }

    [Fact]
    public void Rows_AnEndlessLine_StopsAtALimit()
    {
        Write("{\"q\":\"" + new string('x', JsonLines.LongestLine));

        Should.Throw<SuiteException>(() => JsonLines.Rows(_file).Count()).Message.ShouldContain("more than 1048576 letters");
    }

    [Fact]
    public void Read_AFileThatIsAbsent_SaysSo() =>
        Should.Throw<SuiteException>(() => JsonFile.Read(_file + ".absent")).Message.ShouldContain("found nothing, expected a readable file");

    [Fact]
    public void Rows_HostileTexts_CannotBreakTheMessage()
    {
        Write("{\"q\":[\"\u001b[31m\"]}".Replace("\u001b", "\\u001b"));

        string message = Should.Throw<SuiteException>(() => JsonLines.Rows(_file).Select(row => row.Flag("q\u001b\n")).ToList()).Message;

        message.ShouldContain("q\\u001B\\u000A");
    }

    private void Write(string text) => File.WriteAllText(_file, text, new UTF8Encoding(false));
}
