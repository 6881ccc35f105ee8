using Plumbline.Cli.Errors;
using Plumbline.Models.Configuration;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Cli.Generation;

/// <summary>How a text for a model begins and ends.</summary>
internal static class PromptTokens
{
    /// <summary>The tokens of a prompt; of an empty one, the token that begins a text.</summary>
    /// <exception cref="UsageException">The prompt is longer than the model takes, or empty for a model that has no token to begin with.</exception>
    public static int[] Encode(string prompt, ITokenizer tokenizer, DecoderConfig config)
    {
        // Special tokens that are spelled out in a prompt are letters: a prompt may be pasted from anywhere.
        int[] tokens = tokenizer.Encode(prompt, addSpecialTokens: true, SpecialTokens.AsText);
        if (tokens.Length == 0)
        {
            int begin = tokenizer.BosTokenId ?? config.BosTokenId ?? throw new UsageException("this model has no token that begins a text; give a --prompt");
            tokens = [begin];
        }

        if (tokens.Max() >= config.VocabularySize)
        {
            throw new UsageException(
                $"the tokenizer knows token {tokens.Max()}, the model only {config.VocabularySize} tokens; they do not belong together");
        }

        return tokens.Length < config.SupportedPositions
            ? tokens
            : throw new UsageException($"--prompt has {tokens.Length} tokens; expected at most {config.SupportedPositions - 1}, so that the model can add one");
    }

    /// <summary>The tokens that end a text, that of a following text included.</summary>
    public static IReadOnlyList<int> Ends(ITokenizer tokenizer, DecoderConfig config) =>
        [.. config.EosTokenIds.Concat(new[] { tokenizer.EosTokenId, tokenizer.BosTokenId, config.BosTokenId }.OfType<int>()).Distinct()];
}
