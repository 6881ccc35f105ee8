using Plumbline.Training.DataSets;
using static Plumbline.Training.Tests.DataSets.DataSetFixture;

namespace Plumbline.Training.Tests.DataSets.Formats;

public sealed class OtherFormatTests : IDisposable
{
    private const string Pair = """{"chosen":"\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Help\n\nAssistant: Sure.","rejected":"\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Help\n\nAssistant: Surely not."}""";
    private static readonly DataSetOptions AsMessages = new() { Form = TranscriptForm.Messages };
    private static readonly DataSetOptions AsText = new() { Form = TranscriptForm.Text };
    private readonly DataSetFixture _data = new();

    [Fact]
    public void HhRlhf_AsText_EndsThePromptAfterTheLastCommonMark()
    {
        PreferenceRow row = _data.Row<PreferenceRow>(Pair);

        Json(row.Prompt).ShouldBe("\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Help\n\nAssistant:");
        (Json(row.Chosen), Json(row.Rejected)).ShouldBe((" Sure.", " Surely not."));
    }

    [Fact]
    public void HhRlhf_AsMessages_HasOneMessageATurn()
    {
        PreferenceRow row = _data.Row<PreferenceRow>(Pair, AsMessages);

        Json(row.Prompt).ShouldBe("""[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello."},{"role":"user","content":"Help"}]""");
        (Json(row.Chosen), Json(row.Rejected)).ShouldBe(("""[{"role":"assistant","content":"Sure."}]""", """[{"role":"assistant","content":"Surely not."}]"""));
    }

    // Some pairs part earlier than at the last reply: the rest of the dialogue belongs to the completions.
    [Fact]
    public void HhRlhf_PairThatPartsEarly_HasCompletionsOfSeveralTurns()
    {
        const string Early = """{"chosen":"\n\nHuman: Hi\n\nAssistant: A\n\nHuman: x\n\nAssistant: B","rejected":"\n\nHuman: Hi\n\nAssistant: C"}""";

        Json(_data.Row<PreferenceRow>(Early).Chosen).ShouldBe(" A\n\nHuman: x\n\nAssistant: B");
        ((Conversation)_data.Row<PreferenceRow>(Early, AsMessages).Chosen).Roles.ShouldBe(["assistant", "user", "assistant"]);
    }

    [Fact]
    public void HhRlhf_IdenticalPair_StillHasCompletions()
    {
        PreferenceRow row = _data.Row<PreferenceRow>("""{"chosen":"\n\nHuman: Hi\n\nAssistant: A","rejected":"\n\nHuman: Hi\n\nAssistant: A"}""");

        (Json(row.Chosen), Json(row.Rejected)).ShouldBe((" A", " A"));
    }

    [Fact]
    public void HhRlhf_NothingInCommon_IsAWrongRow() =>
        Should.Throw<DataSetException>(() => _data.Rows(null, Pair, """{"chosen":"\n\nHuman: A\n\nAssistant: B","rejected":"\n\nHuman: C\n\nAssistant: B"}"""))
            .Message.ShouldContain("rows.jsonl: line 2, column rejected: found no");

    [Fact]
    public void Alpaca_AsMessages_IsLlamaFactorys()
    {
        CompletionRow row = _data.Row<CompletionRow>("""{"instruction":"Add.","input":"2 2","output":"4","system":"Be exact.","history":[["Hi","Hello"]],"source":"x"}""");

        Json(row.Prompt).ShouldBe("""[{"role":"system","content":"Be exact."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},{"role":"user","content":"Add.\n2 2"}]""");
        Json(row.Completion).ShouldBe("""[{"role":"assistant","content":"4"}]""");
        row.Columns.Keys.ShouldBe(["source"]);
    }

    [Fact]
    public void Alpaca_AsText_IsAlpacasPrompt()
    {
        CompletionRow with = _data.Row<CompletionRow>("""{"instruction":"Add.","input":"2 2","output":"4"}""", AsText);
        CompletionRow without = _data.Row<CompletionRow>("""{"instruction":"Say hi.","input":"","output":"hi"}""", AsText);

        Json(with.Prompt).ShouldStartWith("Below is an instruction that describes a task, paired with an input");
        Json(with.Prompt).ShouldEndWith("\n\n### Instruction:\nAdd.\n\n### Input:\n2 2\n\n### Response:\n");
        Json(without.Prompt).ShouldEndWith("completes the request.\n\n### Instruction:\nSay hi.\n\n### Response:\n");
        Json(without.Completion).ShouldBe("hi");
    }

    [Fact]
    public void Alpaca_AsTextWithSystemAndHistory_HasBoth() =>
        Json(_data.Row<CompletionRow>("""{"instruction":"B","output":"b","system":"S","history":[["A","a"]]}""", AsText).Prompt)
            .ShouldBe("S\n\n### Instruction:\nA\n\n### Response:\na\n\n### Instruction:\nB\n\n### Response:\n");

    [Fact]
    public void Alpaca_RankingAndTag_ArePreferences()
    {
        PreferenceRow pair = _data.Row<PreferenceRow>("""{"instruction":"Add.","input":"","chosen":"4","rejected":"5"}""");
        UnpairedRow tagged = _data.Row<UnpairedRow>("""{"instruction":"Add.","input":"","output":"4","kto_tag":true}""");

        (Json(pair.Chosen), Json(pair.Rejected)).ShouldBe(("""[{"role":"assistant","content":"4"}]""", """[{"role":"assistant","content":"5"}]"""));
        tagged.Label.ShouldBeTrue();
    }

    [Fact]
    public void ShareGpt_Turns_BecomeMessages()
    {
        TextRow row = _data.Row<TextRow>("""{"id":"s1","system":"Be kind.","tools":"[{\"name\":\"add\"}]","conversations":[{"from":"human","value":"2+2?"},{"from":"function_call","value":"{\"name\":\"add\",\"arguments\":{\"a\":2}}"},{"from":"observation","value":"4"},{"from":"gpt","value":"It is 4."}]}""");

        Json(row.Text).ShouldBe("""[{"role":"system","content":"Be kind."},{"role":"user","content":"2+2?"},{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"add","arguments":{"a":2}}}]},{"role":"tool","content":"4"},{"role":"assistant","content":"It is 4."}]""");
        row.Tools!.Value.GetArrayLength().ShouldBe(1);
        row.Id.Name.ShouldBe("s1");
    }

    [Fact]
    public void ShareGpt_WithChosenAndRejected_IsAPreference()
    {
        PreferenceRow row = _data.Row<PreferenceRow>("""{"conversations":[{"from":"human","value":"Hi"}],"chosen":{"from":"gpt","value":"Hello"},"rejected":{"from":"gpt","value":"Go"}}""");

        (Json(row.Prompt), Json(row.Rejected)).ShouldBe(("""[{"role":"user","content":"Hi"}]""", """[{"role":"assistant","content":"Go"}]"""));
    }

    [Fact]
    public void ShareGpt_TurnsWithRoles_AreMessages() =>
        Json(_data.Row<TextRow>("""{"conversations":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}""").Text)
            .ShouldBe("""[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]""");

    [Fact]
    public void Columns_NamedOtherwise_AreFound()
    {
        DataSetOptions options = new() { Columns = Map(("prompt", new("question")), ("chosen", new("good")), ("rejected", new("bad"))) };

        PreferenceRow row = _data.Row<PreferenceRow>("""{"question":"2+2?","good":" 4","bad":" 5","from":"quiz"}""", options);

        (Json(row.Prompt), Json(row.Chosen), Json(row.Rejected)).ShouldBe(("2+2?", " 4", " 5"));
        row.Columns.Keys.ShouldBe(["from"]);
    }

    // As in TruthfulQA's file for judges: question, answer and verdict stand in two columns of text.
    [Fact]
    public void Columns_CutOutOfATextAndLabelsInWords_AreFound()
    {
        DataSetOptions options = new()
        {
            Columns = Map(("prompt", new("prompt", Before: "\nA:")), ("completion", new("prompt", "\nA:", "\nTrue:")), ("label", new("completion"))),
            TrueLabels = [" yes"],
            FalseLabels = [" no"],
        };

        UnpairedRow row = _data.Row<UnpairedRow>("""{"prompt":"Q: Is it?\nA: It is.\nTrue:","completion":" yes"}""", options);

        (Json(row.Prompt), Json(row.Completion), row.Label).ShouldBe(("Q: Is it?", " It is.", true));
        row.Columns.ShouldBeEmpty();
        Should.Throw<DataSetException>(() => _data.Row<UnpairedRow>("""{"prompt":"Q: Is it?\nA: It is.\nTrue:","completion":" maybe"}""", options))
            .Message.ShouldContain("column completion: found the text ' maybe', expected true or false or ' yes' or ' no'");
        Should.Throw<DataSetException>(() => _data.Row<UnpairedRow>("""{"prompt":"Is it?","completion":" yes"}""", options))
            .Message.ShouldContain("column prompt: found no '\\u000AA:'");
    }

    [Fact]
    public void Columns_GivenAway_AreNotTheirOldSelvesToo() =>
        _data.Row<PromptRow>("""{"completion":"x"}""", new DataSetOptions { Columns = Map(("prompt", new("completion"))) }).Columns.ShouldBeEmpty();

    public void Dispose() => _data.Dispose();

    private static Dictionary<string, ColumnSource> Map(params (string Name, ColumnSource Source)[] columns) => columns.ToDictionary(column => column.Name, column => column.Source);
}
