namespace Plumbline.Models.Tokenizers;

/// <summary>What <c>tokenizer_config.json</c> says beside the tokenizer itself. Immutable; null means unsaid.</summary>
public sealed record TokenizerSettings
{
    /// <summary>Spelling of the token that begins a text.</summary>
    public string? BosToken { get; init; }

    /// <summary>Spelling of the token that ends a text.</summary>
    public string? EosToken { get; init; }

    /// <summary>Spelling of the token that fills batches.</summary>
    public string? PadToken { get; init; }

    /// <summary>Spelling of the token for what the vocabulary does not know.</summary>
    public string? UnknownToken { get; init; }

    /// <summary>The Jinja template that renders a conversation; of several named ones, that named <c>default</c>.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>Longest text, in tokens, that the model takes.</summary>
    public int? MaxTokens { get; init; }
}
