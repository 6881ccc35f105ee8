using System.Text.Json;
using Plumbline.Training.DataSets;
using static Plumbline.Training.Tests.DataSets.DataSetFixture;

namespace Plumbline.Training.Tests.DataSets.Formats;

public sealed class TrlFormatTests : IDisposable
{
    private const string Ask = """[{"role":"user","content":"What color is the sky?"}]""";
    private const string Blue = """[{"role":"assistant","content":"It is blue."}]""";
    private const string Green = """[{"role":"assistant","content":"It is green."}]""";
    private readonly DataSetFixture _data = new();

    [Fact]
    public void LanguageModelling_Text_IsTextRow() => Json(_data.Row<TextRow>("""{"text":"The sky is blue."}""").Text).ShouldBe("The sky is blue.");

    [Fact]
    public void LanguageModelling_Messages_IsConversation()
    {
        TextRow row = _data.Row<TextRow>("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello","thinking":"greet"}]}""");

        Conversation text = row.Text.ShouldBeOfType<Conversation>();
        text.Roles.ShouldBe(["system", "user", "assistant"]);
        text.Said.ShouldBe(["Be brief.", "Hi", "Hello"]);
        text.Messages[2].GetProperty("thinking").GetString().ShouldBe("greet");
    }

    [Fact]
    public void PromptOnly_BothKinds_IsPromptRow()
    {
        Json(_data.Row<PromptRow>("""{"prompt":"The sky is"}""").Prompt).ShouldBe("The sky is");
        Json(_data.Row<PromptRow>($$"""{"prompt":{{Ask}}}""").Prompt).ShouldBe(Ask);
    }

    [Fact]
    public void PromptCompletion_BothKinds_IsCompletionRow()
    {
        CompletionRow plain = _data.Row<CompletionRow>("""{"prompt":"The sky is","completion":" blue."}""");
        CompletionRow chat = _data.Row<CompletionRow>($$"""{"prompt":{{Ask}},"completion":{{Blue}}}""");

        (Json(plain.Prompt), Json(plain.Completion)).ShouldBe(("The sky is", " blue."));
        (Json(chat.Prompt), Json(chat.Completion)).ShouldBe((Ask, Blue));
    }

    [Fact]
    public void Preference_ExplicitPrompt_IsTakenAsItIs()
    {
        PreferenceRow plain = _data.Row<PreferenceRow>("""{"prompt":"The sky is","chosen":" blue.","rejected":" green.","margin":1.5}""");
        PreferenceRow chat = _data.Row<PreferenceRow>($$"""{"prompt":{{Ask}},"chosen":{{Blue}},"rejected":{{Green}},"margin":null}""");

        (Json(plain.Prompt), Json(plain.Chosen), Json(plain.Rejected), plain.Margin).ShouldBe(("The sky is", " blue.", " green.", 1.5));
        (Json(chat.Prompt), Json(chat.Chosen), Json(chat.Rejected), chat.Margin).ShouldBe((Ask, Blue, Green, null));
    }

    // The values are those of the loop in TRL's extract_prompt.
    [Theory]
    [InlineData("The sky is blue.", "The sky is green.", "The sky is", " blue.", " green.")]
    [InlineData("The sky is blue.", "The sky isgreen.", "The sky is", " blue.", "green.")]
    [InlineData("abc", "abcd", "ab", "c", "cd")]
    [InlineData("abcd", "abc", "ab", "cd", "c")]
    [InlineData("same", "same", "sam", "e", "e")]
    [InlineData("x", "y", "", "x", "y")]
    [InlineData(" a", " b", "", " a", " b")]
    [InlineData("a  b", "a  c", "a ", " b", " c")]
    [InlineData("é\\uD83D\\uDE00", "é\\uD83D\\uDE01", "é", "\uD83D\uDE00", "\uD83D\uDE01")]
    [InlineData("q\\uD83D\\uDE00", "q\\uD83D\\uDE00", "q", "\uD83D\uDE00", "\uD83D\uDE00")]
    [InlineData("a", "", "", "a", "")]
    public void Preference_ImplicitPromptOfTexts_IsTrls(string chosen, string rejected, string prompt, string chosenRest, string rejectedRest)
    {
        PreferenceRow row = _data.Row<PreferenceRow>($$"""{"chosen":"{{chosen}}","rejected":"{{rejected}}"}""");

        (Json(row.Prompt), Json(row.Chosen), Json(row.Rejected)).ShouldBe((prompt, chosenRest, rejectedRest));
    }

    // TRL looks at the last character when the first differs, and would cut it off here.
    [Fact]
    public void Preference_TextsThatDifferAtOnce_HaveAnEmptyPrompt()
    {
        PreferenceRow row = _data.Row<PreferenceRow>("""{"chosen":"a ","rejected":"b "}""");

        (Json(row.Prompt), Json(row.Chosen), Json(row.Rejected)).ShouldBe(("", "a ", "b "));
    }

    [Fact]
    public void Preference_ImplicitPromptOfConversations_IsTheCommonMessages()
    {
        PreferenceRow row = _data.Row<PreferenceRow>($$"""{"chosen":[{{Ask[1..^1]}},{{Blue[1..^1]}}],"rejected":[{"content":"What color is the sky\u003F","role":"user"},{{Green[1..^1]}}]}""");

        (Json(row.Prompt), Json(row.Chosen), Json(row.Rejected)).ShouldBe((Ask, Blue, Green));
    }

    [Theory]
    [InlineData(Blue, Green, "[]", Blue, Green)]
    [InlineData(Blue, Blue, "[]", Blue, Blue)]
    public void Preference_ConversationsWithoutCommonBeginning_HaveAnEmptyPrompt(string chosen, string rejected, string prompt, string chosenRest, string rejectedRest)
    {
        PreferenceRow row = _data.Row<PreferenceRow>($$"""{"chosen":{{chosen}},"rejected":{{rejected}}}""");

        (Json(row.Prompt), Json(row.Chosen), Json(row.Rejected)).ShouldBe((prompt, chosenRest, rejectedRest));
    }

    // As in UltraFeedback: the prompt is a title of what the conversations begin with.
    [Fact]
    public void Preference_PromptOfTheOtherKind_IsKeptBesideTheImplicitOne()
    {
        PreferenceRow row = _data.Row<PreferenceRow>($$"""{"prompt":"What color is the sky?","chosen":[{{Ask[1..^1]}},{{Blue[1..^1]}}],"rejected":[{{Ask[1..^1]}},{{Green[1..^1]}}],"score_chosen":8}""");

        Json(row.Prompt).ShouldBe(Ask);
        row.Columns.Keys.ShouldBe(["prompt", "score_chosen"]);
    }

    [Fact]
    public void Preference_Unpair_GivesOneGoodAndOneBad()
    {
        (UnpairedRow good, UnpairedRow bad) = _data.Row<PreferenceRow>("""{"prompt":"The sky is","chosen":" blue.","rejected":" green.","topic":"sky"}""").Unpair();

        (Json(good.Completion), good.Label, Json(bad.Completion), bad.Label).ShouldBe((" blue.", true, " green.", false));
        bad.Columns["topic"].GetString().ShouldBe("sky");
        (good.Prompt, bad.Id).ShouldBe((bad.Prompt, good.Id));
    }

    [Fact]
    public void UnpairedPreference_BothKinds_IsUnpairedRow()
    {
        UnpairedRow plain = _data.Row<UnpairedRow>("""{"prompt":"The sky is","completion":" blue.","label":true}""");
        UnpairedRow chat = _data.Row<UnpairedRow>($$"""{"prompt":{{Ask}},"completion":{{Green}},"label":false}""");

        (Json(plain.Prompt), Json(plain.Completion), plain.Label).ShouldBe(("The sky is", " blue.", true));
        (Json(chat.Prompt), Json(chat.Completion), chat.Label).ShouldBe((Ask, Green, false));
    }

    [Fact]
    public void Label_ThatIsNone_IsAFurtherColumn() =>
        _data.Row<CompletionRow>("""{"prompt":"a","completion":"b","label":"sports"}""").Columns["label"].GetString().ShouldBe("sports");

    [Fact]
    public void StepwiseSupervision_Steps_AreLabelled()
    {
        StepwiseRow row = _data.Row<StepwiseRow>("""{"prompt":"2+2+1?","completions":["2+2=4","4+1=6"],"labels":[true,false]}""");

        (row.Prompt.Text, string.Join('|', row.Completions), string.Join('|', row.Labels)).ShouldBe(("2+2+1?", "2+2=4|4+1=6", "True|False"));
    }

    [Fact]
    public void FurtherColumns_AllButTheUsed_AreKeptAsTheyStand()
    {
        PromptRow row = _data.Row<PromptRow>("""{"id":"q-7","prompt":"2+2","answer":4,"meta":{"a":[1,null]},"none":null}""");

        row.Columns.Keys.ShouldBe(["id", "answer", "meta", "none"]);
        row.Columns["answer"].GetInt32().ShouldBe(4);
        row.Columns["meta"].GetRawText().ShouldBe("""{"a":[1,null]}""");
        row.Columns["none"].ValueKind.ShouldBe(JsonValueKind.Null);
        (row.Id.Own, row.Id.Place, row.Id.Name).ShouldBe(("q-7", "rows.jsonl#1", "q-7"));
    }

    [Theory]
    [InlineData("""[{"type":"function","function":{"name":"add"}}]""")]
    [InlineData("""
        "[{\"type\":\"function\",\"function\":{\"name\":\"add\"}}]"
        """)]
    public void Tools_ListOrText_IsAList(string tools)
    {
        PromptRow row = _data.Row<PromptRow>($$"""{"prompt":{{Ask}},"tools":{{tools.Trim()}},"chat_template_kwargs":{"enable_thinking":false} }""");

        row.Tools!.Value[0].GetProperty("function").GetProperty("name").GetString().ShouldBe("add");
        row.TemplateVariables!.Value.GetProperty("enable_thinking").GetBoolean().ShouldBeFalse();
        row.Columns.ShouldBeEmpty();
    }

    [Fact]
    public void Messages_WithToolCalls_AreKeptWhole()
    {
        const string Messages = """[{"role":"user","content":[{"type":"text","text":"2+"},{"type":"text","text":"2"}]},{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"add","arguments":{"a":2,"b":2}}}]},{"role":"tool","name":"add","content":"4"},{"role":"assistant","content":"4"}]""";

        Conversation text = (Conversation)_data.Row<TextRow>($$"""{"messages":{{Messages}}}""").Text;

        text.ToString().ShouldBe(Messages);
        text.Said.ShouldBe(["2+2", "", "4", "4"]);
    }

    [Fact]
    public void Type_Asked_TakesOnlyItsColumns()
    {
        PromptRow row = _data.Row<PromptRow>("""{"prompt":"2+2=","completion":"4"}""", new DataSetOptions { Type = DataSetType.PromptOnly });

        row.Columns["completion"].GetString().ShouldBe("4");
    }

    public void Dispose() => _data.Dispose();
}
