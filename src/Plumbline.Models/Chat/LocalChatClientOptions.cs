using Plumbline.Models.Generation;

namespace Plumbline.Models.Chat;

/// <summary>What a <see cref="LocalChatClient"/> does where a request does not say.</summary>
public sealed record LocalChatClientOptions
{
    /// <summary>Name of the model in responses and metadata.</summary>
    /// <value>Default <c>local</c>.</value>
    public string ModelId { get; init; } = "local";

    /// <summary>How replies are drawn where <see cref="Microsoft.Extensions.AI.ChatOptions"/> leaves it open.</summary>
    /// <value>Default the model's own distribution, at most 256 tokens.</value>
    public GenerationOptions Generation { get; init; } = new() { MaxNewTokens = 256 };

    /// <summary>How a conversation becomes a prompt.</summary>
    /// <value>Default <see cref="PlainChatFormat"/>.</value>
    public IChatFormat Format { get; init; } = new PlainChatFormat();

    /// <summary>Seed of requests that bring none: the n-th such request of a client draws from the stream <c>chat/request/n</c> of this seed.</summary>
    /// <value>Default 0.</value>
    public ulong Seed { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Generation.Validate()];
        if (string.IsNullOrWhiteSpace(ModelId))
        {
            problems.Add("the model id is empty");
        }

        if (Format.StopStrings.Any(text => text.Length == 0))
        {
            problems.Add("a stop string of the chat format is empty");
        }

        return problems;
    }
}
