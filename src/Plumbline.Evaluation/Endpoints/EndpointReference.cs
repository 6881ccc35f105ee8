namespace Plumbline.Evaluation.Endpoints;

/// <summary>
/// A model in one word: <c>openai/gpt-x</c> and <c>anthropic/claude-x</c> at the provider's own address, <c>http://127.0.0.1:8000/v1#model</c> at any
/// OpenAI-compatible one.
/// </summary>
public static class EndpointReference
{
    /// <summary>Reads a reference, or a bare name with what other options say.</summary>
    /// <param name="model">The reference, or the model's name.</param>
    /// <param name="baseAddress">A base address that was given apart. Default null.</param>
    /// <param name="provider">A provider that was given apart. Default null: by the reference, and OpenAI's protocol where there is a base address.</param>
    /// <exception cref="FormatException">It is neither; one line tells what was expected.</exception>
    public static EndpointOptions Parse(string model, string? baseAddress = null, EndpointProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (IsAddress(model))
        {
            int mark = model.IndexOf('#', StringComparison.Ordinal);
            if (mark < 0 || mark == model.Length - 1 || baseAddress is not null)
            {
                throw Mistaken(model, baseAddress is not null ? "it holds an address already" : "the model's name is missing behind #");
            }

            return At(model[(mark + 1)..], model[..mark], provider ?? EndpointProvider.OpenAI);
        }

        if (baseAddress is not null)
        {
            // The name may hold slashes, as names of Hugging Face models do.
            return At(model, baseAddress, provider ?? EndpointProvider.OpenAI);
        }

        int slash = model.IndexOf('/', StringComparison.Ordinal);
        string name = model[(slash + 1)..];
        EndpointProvider? named = slash < 0 ? provider : model[..slash] switch
        {
            "openai" => EndpointProvider.OpenAI,
            "anthropic" => EndpointProvider.Anthropic,
            _ => null,
        };
        return named is { } known && (provider is null || provider == known) && name.Length > 0
            ? new EndpointOptions { Provider = known, Model = name }
            : throw Mistaken(model, "it names no provider");
    }

    /// <summary>Whether a text is an address rather than a name.</summary>
    public static bool IsAddress(string model) =>
        model is not null && (model.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || model.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static EndpointOptions At(string name, string address, EndpointProvider provider) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && IsAddress(address)
            ? new EndpointOptions { Provider = provider, Model = name, BaseAddress = uri }
            : throw Mistaken(address, "it is no address");

    private static FormatException Mistaken(string text, string problem) => new(
        $"model '{FailureText.Clean(text)}': {problem}; expected openai/NAME, anthropic/NAME, http://HOST:PORT/v1#NAME, or a name together with a base address");
}
