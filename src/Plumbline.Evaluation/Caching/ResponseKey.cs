using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;

namespace Plumbline.Evaluation.Caching;

/// <summary>What an answer depends on, as one digest: model and address, all messages, every setting, tools, seed and epoch.</summary>
public static class ResponseKey
{
    private static readonly EndpointOptions Form = new() { Provider = EndpointProvider.OpenAI, Model = "" };

    /// <summary>128 bits of the SHA-256 over the request as it would be sent, the target and the epoch.</summary>
    /// <param name="target">Names model and address.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">The settings.</param>
    /// <returns>Null where a setting is not understood: such answers are neither kept nor given.</returns>
    public static UInt128? Of(string target, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(messages);
        if (options is { RawRepresentationFactory: not null } or { ConversationId: not null }
            || options?.Tools?.Any(tool => tool is not AIFunctionDeclaration) is true
            || options?.AdditionalProperties?.Any(extra => !RequestTags.IsTag(extra.Key) && !RequestTags.IsSendable(extra.Value)) is true)
        {
            return null;
        }

        ArrayBufferWriter<byte> text = new(1024);
        text.Write(Encoding.UTF8.GetBytes($"plumbline.response/1 {target.Length}:{target} {RequestTags.Epoch(options)} "));
        ChatCompletionRequest.Write(text, Form, messages, options, stream: false);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.WrittenSpan, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
