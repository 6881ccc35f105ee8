using Microsoft.Extensions.AI;
using Plumbline.Models.Generation;

namespace Plumbline.Models.Chat;

/// <summary>A local model's reply in the terms of Microsoft.Extensions.AI.</summary>
/// <param name="ModelId">Name of the model.</param>
/// <param name="Id">Name of the response.</param>
internal readonly record struct LocalReply(string ModelId, string Id)
{
    /// <summary>The whole reply.</summary>
    public ChatResponse Response(string text, GeneratedSequence reply) => new(new ChatMessage(ChatRole.Assistant, text) { MessageId = Id })
    {
        ResponseId = Id,
        ModelId = ModelId,
        FinishReason = Reason(reply),
        Usage = Usage(reply),
        RawRepresentation = reply,
    };

    /// <summary>A piece of its text.</summary>
    public ChatResponseUpdate Piece(string text) => Update([new TextContent(text)]);

    /// <summary>What follows the last piece.</summary>
    public ChatResponseUpdate End(GeneratedSequence reply)
    {
        ChatResponseUpdate last = Update([new UsageContent(Usage(reply))]);
        last.FinishReason = Reason(reply);
        last.RawRepresentation = reply;
        return last;
    }

    private static ChatFinishReason Reason(GeneratedSequence reply) =>
        reply.StopReason is StopReason.StopToken or StopReason.StopString ? ChatFinishReason.Stop : ChatFinishReason.Length;

    private static UsageDetails Usage(GeneratedSequence reply) => new()
    {
        InputTokenCount = reply.Prompt.Length,
        OutputTokenCount = reply.Tokens.Length,
        TotalTokenCount = reply.Prompt.Length + reply.Tokens.Length,
    };

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ResponseId = Id, MessageId = Id, ModelId = ModelId };
}
