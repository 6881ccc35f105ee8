namespace Plumbline.Training.Texts;

/// <summary>A sequence of tokens of which some are learned: predicted, and counted in the loss. The others are only read.</summary>
public sealed class LearnedText
{
    /// <summary>A text of which the marked tokens are learned.</summary>
    /// <param name="tokens">At least two tokens.</param>
    /// <param name="learned">Which of them are learned; the first cannot be, because nothing predicts it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no token is learned.</exception>
    public LearnedText(int[] tokens, bool[] learned)
    {
        if (tokens.Length != learned.Length || tokens.Length < 2)
        {
            throw new ArgumentException($"{tokens.Length} tokens and {learned.Length} marks; expected as many of each, at least two");
        }

        int count = 0;
        for (int t = 1; t < learned.Length; t++)
        {
            count += learned[t] ? 1 : 0;
        }

        if (count == 0)
        {
            throw new ArgumentException("no token after the first is learned, so there is no loss", nameof(learned));
        }

        Tokens = tokens;
        Learned = learned;
        LearnedCount = count;
    }

    /// <summary>All tokens.</summary>
    public int[] Tokens { get; }

    /// <summary>Which are learned.</summary>
    public bool[] Learned { get; }

    /// <summary>How many are learned and have something before them.</summary>
    public int LearnedCount { get; }

    /// <summary>Rows that the model computes: all tokens but the last, after which nothing is predicted.</summary>
    public int PassTokens => Tokens.Length - 1;

    /// <summary>A prompt that is read and a reply that is learned ("completion-only").</summary>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static LearnedText Of(ReadOnlySpan<int> prompt, ReadOnlySpan<int> reply)
    {
        if (prompt.IsEmpty || reply.IsEmpty)
        {
            throw new ArgumentException($"a prompt of {prompt.Length} and a reply of {reply.Length} tokens; expected at least one each");
        }

        bool[] learned = new bool[prompt.Length + reply.Length];
        learned.AsSpan(prompt.Length).Fill(true);
        return new LearnedText([.. prompt, .. reply], learned);
    }

    /// <summary>A text that is learned from its second token on.</summary>
    public static LearnedText Whole(int[] tokens)
    {
        bool[] learned = new bool[tokens.Length];
        learned.AsSpan().Fill(true);
        return new LearnedText(tokens, learned);
    }
}
