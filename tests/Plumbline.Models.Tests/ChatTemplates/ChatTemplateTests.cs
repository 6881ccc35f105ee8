using Plumbline.Models.ChatTemplates;

namespace Plumbline.Models.Tests.ChatTemplates;

public sealed class ChatTemplateTests
{
    [Theory]
    [InlineData("a\n  {{ x.y }}", 2, 7, "'x' is undefined")]
    [InlineData("a\r\nb {% include 'x' %}", 2, 6, "the block 'include'")]
    [InlineData("{{ 1 | nothing_such }}", 1, 6, "the filter 'nothing_such'")]
    [InlineData("a{% if x %}b{% else %}", 1, 13, "a block without end")]
    [InlineData("{{ raise_exception('no\nway') }}", 1, 19, "no\\u000Away")]
    [InlineData("{{ 'a' + 1 }}", 1, 8, "str + int")]
    public void Fails_Anywhere_SaysWhereAndWhat(string template, int line, int column, string found)
    {
        ChatTemplateException e = ChatTemplateCases.Fails(template);

        e.Message.ShouldStartWith($"test: line {line}, column {column}: found ");
        e.Message.ShouldContain(found);
        e.Message.ShouldContain(", expected ");
        (e.Line, e.Column, e.Origin).ShouldBe((line, column, "test"));
    }

    [Fact]
    public void Render_WithoutDate_LeavesTheFunctionUndefined() =>
        ChatTemplateCases.Render("{% if strftime_now is defined %}now{% else %}then{% endif %}").Text.ShouldBe("then");

    [Fact]
    public void Render_ContinuedMessage_EndsWithIt()
    {
        ChatTemplateInput input = ChatTemplateCases.Input("""[{"role":"user","content":"a"},{"role":"assistant","content":" The sum \n"}]""") with { ContinueFinalMessage = true };

        BuiltInChatTemplates.Get("chatml").Render(input).Text.ShouldBe("<|im_start|>user\na<|im_end|>\n<|im_start|>assistant\n The sum \n");
        BuiltInChatTemplates.Get("llama3").Render(input).Text.ShouldEndWith("<|end_header_id|>\n\nThe sum");
        Should.Throw<ChatTemplateException>(() => BuiltInChatTemplates.Get("chatml").Render(input with { AddGenerationPrompt = true }))
            .Failure.ShouldBe(ChatTemplateFailure.Input);
    }

    [Fact]
    public void BuiltIn_UnknownName_ListsTheOthers() =>
        Should.Throw<ArgumentException>(() => BuiltInChatTemplates.Get("none")).Message.ShouldContain("chatml, zephyr, llama3, mistral, plain");

    [Fact]
    public void BuiltIn_WithPrompt_IsTheBeginningOfTheConversationWithTheReply()
    {
        foreach (string name in BuiltInChatTemplates.Names)
        {
            ChatTemplate template = BuiltInChatTemplates.Get(name);
            string asked = template.Render(ChatTemplateCases.Input("""[{"role":"system","content":"s"},{"role":"user","content":"q"}]""", prompt: true)).Text;
            RenderedChat whole = template.Render(ChatTemplateCases.Input("""[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"r"}]"""));

            whole.Text.ShouldStartWith(asked, customMessage: name);
            whole.AssistantSpans.ShouldHaveSingleItem().Start.ShouldBe(asked.Length, name);
        }
    }

    [Fact]
    public void Limits_OutOfRange_AreAllNamed() =>
        new ChatTemplateLimits { MaxSteps = 0, MaxCharacters = 0, MaxDepth = 1000 }.Validate().Count.ShouldBe(3);

    [Fact]
    public void Render_MessagesThatAreNoArray_SaysSo() =>
        Should.Throw<ChatTemplateException>(() => ChatTemplate.Parse("", "t").Render(ChatTemplateCases.Input("{}"))).Failure.ShouldBe(ChatTemplateFailure.Input);

    [Fact]
    public void Render_HalfACharacter_SaysSo() =>
        ChatTemplateCases.Fails("{{ messages }}", """[{"content":"\ud800"}]""").Failure.ShouldBe(ChatTemplateFailure.Input);
}
