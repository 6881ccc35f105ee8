using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.Files;

public sealed class TableFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_Csv_KeepsQuotesCommasAndLineBreaks()
    {
        IReadOnlyList<TextRow> rows = Rows("a.csv", "\uFEFFid,text\r\n1,\"one, \"\"two\"\"\nthree\"\r\n\r\n2,it's\n");

        rows.Count.ShouldBe(2);
        rows[0].Field("text").ShouldBe("one, \"two\"\nthree");
        rows[1].Fields["id"].ShouldBe("2");
        rows[1].Place.ShouldBe("line 5");
    }

    [Fact]
    public void Read_TabsAndJsonLines_GiveTheSameRows()
    {
        Rows("a.tsv", "id\ttext\n7\t\"x\"")[0].Text("text").ShouldBe("x");
        Rows("a.tsv", "id\ttext\n7\tsay, \"x\"")[0].Text("text").ShouldBe("say, \"x\"");
        TextRow row = Rows("a.jsonl", "\n{\"id\": 7, \"text\": \"x\", \"none\": null, \"yes\": true, \"many\": [1]}\n")[0];

        row.Number("id", 0, 10).ShouldBe(7);
        row.Place.ShouldBe("line 2");
        row.Fields["none"].ShouldBe("");
        row.Fields["yes"].ShouldBe("true");
        row.Fields["many"].ShouldBe("[1]");
    }

    [Theory]
    [InlineData("a.csv", "", "a.csv, line 1: found the end of the file")]
    [InlineData("a.csv", "a,b\n1,2\n3", "a.csv, line 3: found 1 fields, expected 2")]
    [InlineData("a.tsv", "a\tb\n1\t2\n3", "a.tsv, line 3: found 1 fields, expected 2")]
    [InlineData("a.csv", "a,b\n1,\"2\n3", "a.csv, line 2: found a quote that is never closed")]
    [InlineData("a.csv", "a,a\n1,2", "found the column 'a' twice")]
    [InlineData("a.jsonl", "{}\n{", "a.jsonl, line 2: found text that is not JSON")]
    [InlineData("a.jsonl", "[]", "a.jsonl, line 1: found a list")]
    [InlineData("a.jsonl", "{\"\\uD800\": 1}", "a.jsonl, line 1: found text that is not JSON")]
    [InlineData("a.txt", "a", "expected .csv, .tsv or .jsonl")]
    public void Read_WhatIsNoTable_SaysWhere(string name, string text, string expected)
    {
        SuiteException error = Should.Throw<SuiteException>(() => Rows(name, text));

        error.Message.ShouldContain(expected);
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void Row_WrongField_SaysWhatWasFound()
    {
        TextRow row = Rows("a.csv", "id,label\nx,\n")[0];

        Should.Throw<SuiteException>(() => row.Field("prompt")).Message.ShouldContain("line 2: found the columns id, label, expected a column 'prompt'");
        Should.Throw<SuiteException>(() => row.Text("label")).Message.ShouldContain("line 2, column label: found nothing, expected a text");
        Should.Throw<SuiteException>(() => row.OneOf("id", "safe", "unsafe")).Message.ShouldContain("line 2, column id: found 'x', expected safe or unsafe");
        Should.Throw<SuiteException>(() => row.Number("id", 0, 1)).Message.ShouldContain("found 'x', expected a number from 0 to 1");
        Should.Throw<SuiteException>(() => TableFile.Rows(Path.Combine(_folder, "absent.csv")).ToList()).Message.ShouldContain("expected a readable file");
    }

    /// <summary>Whatever is cut or changed, a reader ends with rows or with one clear line.</summary>
    [Fact]
    public void Read_DamagedText_NeverEndsOtherwise()
    {
        const string text = "id,text\n1,\"one, \"\"two\"\"\nthree\"\n2,x\n";
        for (int cut = 0; cut <= text.Length; cut++)
        {
            foreach (string damaged in new[] { text[..cut], text.Remove(Math.Min(cut, text.Length - 1), 1), text.Insert(cut, "\"") })
            {
                try
                {
                    Rows("d.csv", damaged);
                }
                catch (SuiteException exception)
                {
                    exception.Message.ShouldContain("d.csv");
                }
            }
        }
    }

    private IReadOnlyList<TextRow> Rows(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return [.. TableFile.Rows(path)];
    }
}
