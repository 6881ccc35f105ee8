using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Tables;

namespace Plumbline.Evaluation.Tests.Suites.Tables;

public sealed class TableFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_Csv_KeepsQuotesCommasAndLineBreaks()
    {
        IReadOnlyList<TableRow> rows = Rows("a.csv", "\uFEFFid,text\r\n1,\"one, \"\"two\"\"\nthree\"\r\n\r\n2,it's\n");

        rows.Count.ShouldBe(2);
        rows[0]["text"].ShouldBe("one, \"two\"\nthree");
        rows[1].Fields["id"].ShouldBe("2");
        rows[1].Line.ShouldBe(5);
    }

    [Fact]
    public void Read_TabsAndJsonLines_GiveTheSameRows()
    {
        Rows("a.tsv", "id\ttext\n7\t\"x\"")[0]["text"].ShouldBe("x");
        TableRow row = Rows("a.jsonl", "\n{\"id\": 7, \"text\": \"x\", \"none\": null, \"yes\": true, \"many\": [1]}\n")[0];

        row.Number("id").ShouldBe(7);
        row.Line.ShouldBe(2);
        row.Fields["none"].ShouldBe("");
        row.Fields["yes"].ShouldBe("true");
        row.Fields["many"].ShouldBe("[1]");
    }

    [Theory]
    [InlineData("a.csv", "", "the file is empty")]
    [InlineData("a.csv", "a,b\n1,2\n3", "a.csv line 3: found 1 fields; expected the 2 of the header")]
    [InlineData("a.csv", "a,b\n1,\"2\n3", "a.csv line 2: a quoted field is not closed")]
    [InlineData("a.csv", "a,a\n1,2", "the column 'a' stands there twice")]
    [InlineData("a.jsonl", "{}\n{", "a.jsonl line 2: the line is no JSON")]
    [InlineData("a.jsonl", "[]", "a.jsonl line 1: found a JSON array")]
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
        TableRow row = Rows("a.csv", "id,label\nx,\n")[0];

        Should.Throw<SuiteException>(() => row["prompt"]).Message.ShouldContain("there is no column 'prompt'; found 'id', 'label'");
        Should.Throw<SuiteException>(() => row.Require("label")).Message.ShouldContain("line 2: the field 'label' is blank");
        Should.Throw<SuiteException>(() => row.OneOf("id", "safe", "unsafe")).Message.ShouldContain("'id' is 'x'; expected safe or unsafe");
        Should.Throw<SuiteException>(() => row.Number("id")).Message.ShouldContain("expected a number");
        Should.Throw<SuiteException>(() => TableFile.Read(Path.Combine(_folder, "absent.csv")).ToList()).Message.ShouldContain("cannot be read");
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

    private IReadOnlyList<TableRow> Rows(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return [.. TableFile.Read(path)];
    }
}
