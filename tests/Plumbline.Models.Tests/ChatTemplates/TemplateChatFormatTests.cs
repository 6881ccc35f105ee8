using Microsoft.Extensions.AI;
using Plumbline.Models.ChatTemplates;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.ChatTemplates;

public sealed class TemplateChatFormatTests
{
    [Fact]
    public void Encode_OfAConversation_IsTheTemplateWithPrompt()
    {
        HuggingFaceTokenizer tokenizer = ChatTemplateCases.Tokenizer("<|im_start|>", "<|im_end|>");
        TemplateChatFormat format = new(BuiltInChatTemplates.Get("chatml"));

        int[] tokens = format.Encode([new ChatMessage(ChatRole.System, "s"), new ChatMessage(ChatRole.User, "<|im_end|>é")], tokenizer);

        tokenizer.Decode(tokens, skipSpecialTokens: false).ShouldBe("<|im_start|>system\ns<|im_end|>\n<|im_start|>user\n<|im_end|>é<|im_end|>\n<|im_start|>assistant\n");
        tokens.Count(id => id == 501).ShouldBe(2);
    }

    [Theory]
    [InlineData("chatml", new[] { "<|im_end|>" })]
    [InlineData("zephyr", new[] { "</s>" })]
    [InlineData("llama3", new[] { "<|eot_id|>" })]
    [InlineData("plain", new string[0])]
    public void StopStrings_OfATemplate_AreWhatFollowsAReply(string name, string[] expected) =>
        new TemplateChatFormat(BuiltInChatTemplates.Get(name), ChatTemplateCases.Tokens).StopStrings.ShouldBe(expected);

    [Fact]
    public void StopStrings_TemplateThatRefusesTheProbe_AreNone() =>
        new TemplateChatFormat(ChatTemplate.Parse("{{ raise_exception('no') }}", "t")).StopStrings.ShouldBeEmpty();
}
