namespace Plumbline.Models.Tokenizers.Training;

/// <summary>Settings of <see cref="BytePairTrainer"/>. Immutable.</summary>
public sealed record BytePairTrainerOptions
{
    /// <summary>Tokens in all, special ones included: at least 256 for the bytes, plus one for each special token.</summary>
    /// <value>Default 512, enough for text of a few hundred words.</value>
    public int VocabularySize { get; init; } = 512;

    /// <summary>How often a pair must occur to become a token, at least 1.</summary>
    /// <value>Default 2: what occurs once teaches nothing.</value>
    public int MinimumCount { get; init; } = 2;

    /// <summary>Special tokens, which get the last ids in this order. They are not looked for in the texts.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> SpecialTokens { get; init; } = [];

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        int least = 256 + SpecialTokens.Count;
        Check(VocabularySize >= least, $"vocabulary size is {VocabularySize}; expected at least {least}, for 256 bytes and {SpecialTokens.Count} special tokens");
        Check(MinimumCount >= 1, $"minimum count is {MinimumCount}; expected at least 1");
        Check(SpecialTokens.All(token => token.Length > 0), "a special token is empty");
        Check(SpecialTokens.Distinct(StringComparer.Ordinal).Count() == SpecialTokens.Count, "a special token occurs twice");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
