namespace Plumbline.Evaluation.Endpoints;

/// <summary>Where and how a model is asked over HTTP.</summary>
public sealed record EndpointOptions
{
    /// <summary>Which protocol is spoken.</summary>
    public required EndpointProvider Provider { get; init; }

    /// <summary>The model's name, as the endpoint has it.</summary>
    public required string Model { get; init; }

    /// <summary>The base address, such as <c>http://127.0.0.1:8000/v1</c>; null for the provider's own.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The key, read from the environment by whoever starts the program; in no log and no message. Null for endpoints on loopback that want none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The most connections. Default 1000: how many are used is the affair of the adaptive limit.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>The longest response that is read, in bytes. Default 16 MiB: far above any reply, far below what would hurt.</summary>
    public int MaximumResponseBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Says the longest reply as <c>max_tokens</c>, as most compatible servers want it, or as <c>max_completion_tokens</c>, as OpenAI's newer models demand. Default
    /// null: by address, the latter for OpenAI's own only.
    /// </summary>
    public bool? NewTokenLimitName { get; init; }

    /// <summary>What is written of it in logs: provider, model and address, never the key.</summary>
    public string Target => BaseAddress is null ? $"{Provider.ToString().ToLowerInvariant()}/{Model}" : $"{BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')}#{Model}";

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(Model))
        {
            problems.Add("the model has no name");
        }

        if (BaseAddress is not null && (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https")))
        {
            problems.Add($"the base address is {FailureText.Clean(BaseAddress.OriginalString)}; expected one that begins with http:// or https://");
        }

        if (BaseAddress is { IsAbsoluteUri: true, UserInfo.Length: > 0 })
        {
            problems.Add("the base address holds a user name or password; keys are given apart from it");
        }

        if (BaseAddress is null && ApiKey is null)
        {
            problems.Add($"{Provider} wants a key");
        }

        if (ApiKey is not null && (ApiKey.Length == 0 || ApiKey.Any(letter => letter is <= ' ' or > '~')))
        {
            problems.Add("the key is empty or holds characters that no header may hold");
        }

        if (Connections < 1)
        {
            problems.Add($"there may be {Connections} connections; expected at least 1");
        }

        if (MaximumResponseBytes < 1024)
        {
            problems.Add($"a response may have {MaximumResponseBytes} bytes; expected at least 1024");
        }

        return problems;
    }
}

/// <summary>A protocol of models.</summary>
public enum EndpointProvider
{
    /// <summary>Chat completions as OpenAI's: also vLLM, llama.cpp, Ollama and most others, by base address.</summary>
    OpenAI,

    /// <summary>Messages as Anthropic's.</summary>
    Anthropic,
}
