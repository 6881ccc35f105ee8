using System.Text;
using Plumbline.Training.DataSets;

namespace Plumbline.Training.Tests.DataSets;

public sealed class DataSetErrorTests : IDisposable
{
    private readonly DataSetFixture _data = new();

    // A good row comes first and says what the file is.
    [Theory]
    [InlineData("""{"prompt":"a","completion":"b"}""", """{"prompt":"a"}""", "line 2, column completion: found nothing, expected a value, as other rows have; add the column or remove the row")]
    [InlineData("""{"prompt":"a","completion":"b"}""", """{"prompt":"a","completion":null}""", "line 2, column completion: found nothing")]
    [InlineData("""{"prompt":"a","completion":"b"}""", """{"prompt":"a","completion":7}""", "line 2, column completion: found the number 7, expected a text")]
    [InlineData("""{"prompt":"a","completion":"b"}""", """{"prompt":"a","completion":[]}""", "column completion: found an empty list, expected a text, as in most rows")]
    [InlineData("""{"text":"a"}""", """{"text":"a""", "line 2: found text that is not JSON (Expected end of string")]
    [InlineData("""{"text":"a"}""", """{"text":"a"} {"text":"b"}""", "line 2: found text that is not JSON")]
    [InlineData("""{"text":"a"}""", """{"text":"a","text":"b"}""", "line 2: found text that is not JSON (Duplicate property 'text'")]
    [InlineData("""{"text":"a"}""", """{"text":"\ud800"}""", "line 2: found half of a surrogate pair, expected valid Unicode")]
    [InlineData("""{"text":"a"}""", """{"text":"a","\udfff":1}""", "line 2: found half of a surrogate pair")]
    [InlineData("""{"text":"a"}""", "[1]", "line 2: found a list, expected an object with the row's columns")]
    [InlineData("""{"text":"a"}""", "null", "line 2: found null, expected an object")]
    [InlineData("""{"text":"a"}""", """{"text":"a","tools":"add"}""", "column tools: found the text 'add', expected a list of tools")]
    [InlineData("""{"text":"a"}""", """{"text":"a","tools":{}}""", "column tools: found an object, expected a list of tools")]
    [InlineData("""{"text":"a"}""", """{"text":"a","chat_template_kwargs":[1]}""", "column chat_template_kwargs: found a list, expected an object")]
    [InlineData("""{"chosen":"a","rejected":"b"}""", """{"chosen":"a","rejected":"b","margin":"1"}""", "column margin: found the text '1', expected a finite number")]
    [InlineData("""{"chosen":"a","rejected":"b"}""", """{"chosen":"a","rejected":"b","margin":1e999}""", "column margin: found the number 1e999, expected a finite number")]
    [InlineData("""{"prompt":"a","completion":"b","label":true}""", """{"prompt":"a","completion":"b","label":1}""", "column label: found the number 1, expected true or false")]
    [InlineData("""{"prompt":"a","completions":["b"],"labels":[true]}""", """{"prompt":"a","completions":["b","c"],"labels":[true]}""", "column labels: found 1 labels, expected 2, one for each of the completions")]
    [InlineData("""{"prompt":"a","completions":["b"],"labels":[true]}""", """{"prompt":"a","completions":[],"labels":[]}""", "column completions: found an empty list, expected one or more steps")]
    [InlineData("""{"prompt":"a","completions":["b"],"labels":[true]}""", """{"prompt":"a","completions":["b",3],"labels":[true,true]}""", "column completions[1]: found the number 3, expected a text")]
    [InlineData("""{"prompt":"a","completions":["b"],"labels":[true]}""", """{"prompt":"a","completions":["b"],"labels":["yes"]}""", "column labels[0]: found the text 'yes', expected true or false")]
    [InlineData("""{"instruction":"a","output":"b"}""", """{"instruction":"a","output":"b","history":[["a"]]}""", "column history[0]: found a list, expected an instruction and its reply")]
    [InlineData("""{"instruction":"a","output":"b"}""", """{"instruction":["a"],"output":"b"}""", "column instruction: found a list, expected a text")]
    [InlineData("""{"conversations":[{"from":"human","value":"a"}]}""", """{"conversations":[{"from":"alien","value":"a"}]}""", "column conversations[0].from: found the text 'alien', expected human")]
    [InlineData("""{"conversations":[{"from":"human","value":"a"}]}""", """{"conversations":[{"from":"human"}]}""", "column conversations[0].value: found nothing, expected a text")]
    [InlineData("""{"conversations":[{"from":"human","value":"a"}]}""", """{"conversations":[{"value":"a"}]}""", "column conversations[0].from: found nothing")]
    [InlineData("""{"conversations":[{"from":"human","value":"a"}]}""", """{"conversations":["a"]}""", "column conversations[0]: found the text 'a', expected an object")]
    [InlineData("""{"conversations":[{"from":"human","value":"a"}]}""", """{"conversations":[]}""", "column conversations: found an empty list, expected one or more turns")]
    [InlineData("""{"conversations":[{"from":"human","value":"a"}]}""", """{"conversations":[{"from":"function_call","value":"add"}]}""", "column conversations[0].value: found the text 'add', expected a call as JSON")]
    [InlineData("""{"conversations":[{"from":"human","value":"a"}]}""", """{"conversations":[{"from":"function_call","value":"{\"name\":\"\\ud800\",\"arguments\":{}}"}]}""", "column conversations[0].value: found the text")]
    public void Read_WrongRow_SaysWhereAndWhy(string good, string wrong, string expected)
    {
        string path = _data.Write("rows.jsonl", good, wrong, good);
        using DataSet data = DataSet.Open(path);

        DataSetException exception = Should.Throw<DataSetException>(() => data.Read(1));

        exception.Message.ShouldStartWith($"{path}: ");
        exception.Message.ShouldContain(expected);
        exception.Message.ShouldNotContain('\n');
        (exception.File, exception.Number).ShouldBe((path, 2));
        data.Read(2).Id.Place.ShouldBe("rows.jsonl#3");
    }

    [Theory]
    [InlineData("[]", "column messages: found an empty list, expected a list of one or more messages")]
    [InlineData("[3]", "column messages[0]: found the number 3, expected a message")]
    [InlineData("""[{"content":"a"}]""", "column messages[0].role: found nothing, expected system, developer, user, assistant or tool")]
    [InlineData("""[{"role":"human","content":"a"}]""", "column messages[0].role: found the text 'human'")]
    [InlineData("""[{"role":"user","content":"a"},{"role":"assistant"}]""", "column messages[1].content: found nothing, expected a text")]
    [InlineData("""[{"role":"user","content":{}}]""", "column messages[0].content: found an object, expected a text")]
    [InlineData("""[{"role":"user","content":[{"type":"image"}]}]""", "column messages[0].content[0]: found an object, expected a part of type text")]
    [InlineData("""[{"role":"user","content":"a","tool_calls":[{"function":{"name":"f"}}]}]""", "column messages[0].tool_calls: found calls by user")]
    [InlineData("""[{"role":"assistant","tool_calls":{}}]""", "column messages[0].tool_calls: found an object, expected a list of calls")]
    [InlineData("""[{"role":"assistant","tool_calls":[{"function":"f"}]}]""", "column messages[0].tool_calls[0]: found an object, expected a call with function.name")]
    public void Read_WrongMessages_SaysWhichMember(string messages, string expected)
    {
        string path = _data.Write("rows.jsonl", """{"messages":[{"role":"user","content":"a"}]}""", $$"""{"messages":{{messages}}}""");
        using DataSet data = DataSet.Open(path);

        Should.Throw<DataSetException>(() => data.Read(1)).Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("", "file: found no rows, expected one row or more")]
    [InlineData("\n \r\n\t", "found no rows")]
    [InlineData("[]", "found no rows")]
    [InlineData("{\n  \"text\": \"a\"\n}", "line 1: found a JSON object over several lines, expected one JSON object on each line, or one JSON array")]
    [InlineData("""{"question":"a","answer":"b"}""", "line 1: found columns question, answer, expected TRL's columns")]
    [InlineData("{}", "line 1: found no columns")]
    [InlineData("prompt,completion", "line 1: found text that is not JSON")]
    [InlineData("""["a","b"]""", "row 1: found the text 'a', expected an object")]
    [InlineData("""[{"text":"a"},""", "found the end of the file inside the array, expected a JSON array")]
    [InlineData("""[{"text":"a"}] x""", "found text that is not JSON")]
    [InlineData("""[{"text":"a"}{"text":"b"}]""", "line 1, in or after row 2: found text that is not JSON")]
    [InlineData("PAR1....", "found a Parquet file")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "found a pointer of Git LFS instead of the data")]
    public void Open_NoDataSet_SaysWhatItIs(string content, string expected) =>
        Should.Throw<DataSetException>(() => DataSet.Open(_data.Write("rows", Encoding.UTF8.GetBytes(content)))).Message.ShouldContain(expected);

    [Fact]
    public void Open_ForeignEncodings_AreNamed()
    {
        Open([0xFF, 0xFE, (byte)'{', 0]).ShouldContain("found text in UTF-16, expected JSONL, a JSON array, or gzip of either, in UTF-8; save it as UTF-8");
        Open([0x28, 0xB5, 0x2F, 0xFD, 0]).ShouldContain("found a Zstandard archive");
        Open([.. "{\"text\":\""u8, 0xE9, .. "\"}\n"u8]).ShouldContain("line 1: found bytes that are not UTF-8");
        Open([0x1F, 0x8B, 8, 0, 0]).ShouldContain("gzip");
        Open(DataSetFixture.Gzip(DataSetFixture.Gzip("{}"u8.ToArray()))).ShouldContain("found gzip inside gzip");

        string Open(byte[] bytes) => Should.Throw<DataSetException>(() => DataSet.Open(_data.Write("rows", bytes))).Message;
    }

    [Fact]
    public void Open_AbsentFileOrFolder_SaysSo()
    {
        Should.Throw<DataSetException>(() => DataSet.Open(Path.Combine(_data.Folder, "none.jsonl"))).Message.ShouldContain("found nothing, expected a file of training data");
        Should.Throw<DataSetException>(() => DataSet.Open(_data.Folder)).Message.ShouldContain("found a folder");
    }

    [Fact]
    public void Open_FilesOfDifferentFormats_AreRefused()
    {
        string[] files = [_data.Write("a.jsonl", """{"text":"a"}"""), _data.Write("b.jsonl", """{"prompt":"a"}""")];

        Should.Throw<DataSetException>(() => DataSet.Open(files)).Message
            .ShouldContain("b.jsonl: file: found TRL rows of type PromptOnly with texts, expected TRL rows of type LanguageModelling with texts, as in ");
    }

    [Fact]
    public void Open_TypeThatTheColumnsDoNotMake_IsRefused() =>
        Should.Throw<DataSetException>(() => DataSet.Open(_data.Write("a.jsonl", """{"text":"a"}"""), new DataSetOptions { Type = DataSetType.Preference }))
            .Message.ShouldContain("found columns text, expected columns of the type Preference");

    [Fact]
    public void Open_MostRowsDecide_NotTheFirst()
    {
        using DataSet data = DataSet.Open(_data.Write("a.jsonl", """{"prompt":"a"}""", """{"prompt":"a","chosen":"b","rejected":"c"}""", """{"prompt":"a","chosen":"b","rejected":"c"}"""));

        data.Type.ShouldBe(DataSetType.Preference);
        Should.Throw<DataSetException>(() => data.Read(0)).Message.ShouldContain("line 1, column chosen: found nothing");
    }

    [Fact]
    public void Read_RowOutsideTheDataSet_IsTheCallersFault()
    {
        using DataSet data = DataSet.Open(_data.Write("a.jsonl", """{"text":"a"}"""));

        Should.Throw<ArgumentOutOfRangeException>(() => data.Read(1));
        Should.Throw<ArgumentOutOfRangeException>(() => data.Read(-1));
    }

    [Fact]
    public void Read_FileCutWhileOpen_SaysSo()
    {
        string path = _data.Write("a.jsonl", """{"text":"a"}""", """{"text":"b"}""");
        using DataSet data = DataSet.Open(path);
        using (FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            stream.SetLength(15);
        }

        Should.Throw<DataSetException>(() => data.Read(1)).Message.ShouldContain("line 2: found the end of the file");
    }

    [Fact]
    public void Message_HostileText_StaysOnOneSafeLine()
    {
        string message = Should.Throw<DataSetException>(() => DataSet.Open(_data.Write("a.jsonl", $$"""{"\u001b[2J\u202e\n{{new string('x', 5000)}}":1}"""))).Message;

        message.ShouldContain("\\u001B[2J\\u202E\\u000Axxx");
        message.Length.ShouldBeLessThan(1000);
    }

    public void Dispose() => _data.Dispose();
}
