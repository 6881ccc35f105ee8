using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Plumbline.Models.Chat;
using Plumbline.Models.Tests.Tokenizers;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Chat;

public sealed class PlainChatFormatTests
{
    [Fact]
    public void Encode_OfSeveralMessages_JoinsTheirTexts()
    {
        ChatMessage[] messages = [new(ChatRole.System, "a"), new(ChatRole.User, [new TextContent("b"), new TextContent("c")]), new(ChatRole.Assistant, "1")];

        ChatModel.Tokenizer.Decode(new PlainChatFormat().Encode(messages, ChatModel.Tokenizer)).ShouldBe("a\nbc\n1");
        ChatModel.Tokenizer.Decode(new PlainChatFormat { Separator = "" }.Encode(messages, ChatModel.Tokenizer)).ShouldBe("abc1");
        new PlainChatFormat().StopStrings.ShouldBeEmpty();
    }

    [Fact]
    public void Encode_OfASpelledSpecialToken_TreatsItAsText()
    {
        JsonObject json = SmallTokenizers.Bytes();
        json["added_tokens"] = JsonNode.Parse("""[{"id": 500, "content": "<s>", "special": true}]""");
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(json);
        tokenizer.Encode("<s>").ShouldBe([500]);

        int[] prompt = new PlainChatFormat().Encode([new ChatMessage(ChatRole.User, "<s>")], tokenizer);

        prompt.ShouldNotContain(500);
        tokenizer.Decode(prompt).ShouldBe("<s>");
    }
}
