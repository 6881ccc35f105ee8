using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Runs;
using Plumbline.Training.Prompts;

namespace Plumbline.Recipes.Prompts;

/// <summary>Makes prompts of texts: cuts, encodes, drops repetitions, and parts them into training and held-out.</summary>
public static class PromptCutter
{
    /// <summary>Reads a file of prompts.</summary>
    /// <param name="path">The file: <c>.jsonl</c> with a <c>prompt</c> in each line, or plain text in pieces.</param>
    /// <param name="options">How to cut; valid.</param>
    /// <param name="tokenizer">Encodes; special tokens that a text spells out are just letters.</param>
    /// <param name="mostTokens">What the model leaves room for, beside the option.</param>
    /// <param name="seed">Decides which prompts are held out.</param>
    /// <exception cref="RunException">The file cannot be read, or gives fewer than four prompts.</exception>
    public static PromptSet Read(string path, PromptOptions options, ITokenizer tokenizer, int mostTokens, ulong seed)
    {
        bool whole = PromptFile.HoldsWholePrompts(path);
        List<Prompt> prompts = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        int tooShort = 0;
        int tooLong = 0;
        int repeated = 0;
        foreach ((string id, string text) in PromptFile.Read(path))
        {
            string? cut = whole ? text : FirstWords(text, options.Words);
            int[] tokens = cut is null ? [] : tokenizer.Encode(cut, specialTokens: SpecialTokens.AsText);
            if (cut is null || tokens.Length == 0)
            {
                tooShort++;
            }
            else if (tokens.Length > Math.Min(options.MaxTokens, mostTokens))
            {
                tooLong++;
            }
            else if (!seen.Add(cut))
            {
                repeated++;
            }
            else
            {
                prompts.Add(new Prompt(id, cut, tokens));
            }
        }

        if (prompts.Count < 4)
        {
            throw new RunException(
                path,
                $"{prompts.Count} prompts where at least 4 were expected ({tooShort} texts were too short, {tooLong} too long, {repeated} repeated)",
                "give more texts, or allow other lengths");
        }

        return Part([.. prompts], options, seed, new LeftOutTexts(tooShort, tooLong, repeated));
    }

    /// <summary>The text up to the end of its n-th word; null where it has no more words than that, for then nothing is left to continue.</summary>
    internal static string? FirstWords(string text, int words)
    {
        int start = text.Length - text.TrimStart().Length;
        int at = start;
        for (int word = 0; word < words; word++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return at < text.TrimEnd().Length ? text[start..at] : null;
    }

    // Never more than half is held out, so that a short file still serves.
    private static PromptSet Part(Prompt[] prompts, PromptOptions options, ulong seed, LeftOutTexts leftOut)
    {
        new RandomStream(seed, "prompts/split").Shuffle(prompts.AsSpan());
        int heldOut = Math.Min(options.HeldOut, prompts.Length / 2);
        return new PromptSet([.. prompts.Skip(heldOut).Take(options.MaxTraining ?? int.MaxValue)], [.. prompts.Take(heldOut)], leftOut);
    }
}
