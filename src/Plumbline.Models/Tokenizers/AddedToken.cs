namespace Plumbline.Models.Tokenizers;

/// <summary>A token that is found in the text before anything else happens to it. Immutable.</summary>
public sealed record AddedToken
{
    /// <summary>Its id; not negative.</summary>
    public required int Id { get; init; }

    /// <summary>Its spelling; not empty.</summary>
    public required string Content { get; init; }

    /// <summary>Whether it marks structure and is left out of decoded text.</summary>
    /// <value>Default true, because that is what added tokens mostly are.</value>
    public bool Special { get; init; } = true;

    /// <summary>Whether it matches only where no letter, digit or underscore stands beside it.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Whether it swallows the white space before it.</summary>
    public bool StripLeft { get; init; }

    /// <summary>Whether it swallows the white space after it.</summary>
    public bool StripRight { get; init; }

    /// <summary>Whether it is looked for in the normalised text instead of the text as given.</summary>
    public bool Normalized { get; init; }
}
