using Plumbline.Models.Decoders;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;

namespace Plumbline.Training.ScalarHeads;

/// <summary>Prompts with their whole replies, the rows whose numbers make the score of each, and the way back for gradients.</summary>
internal sealed class PooledBatch(Pooling pooling)
{
    private int[] _rows = [];
    private int[] _counts = [];

    public TokenBatch Tokens { get; } = new();

    /// <summary>Rows asked about, reply by reply.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    public void Set(IEnumerable<PromptedReply> replies)
    {
        PromptedReply[] items = [.. replies];
        Tokens.Set([.. items.Select(item => (int[])[.. item.Prompt, .. item.Reply])]);
        _counts = [.. items.Select(Count)];
        _rows = [.. items.SelectMany((item, i) => Enumerable.Range(Tokens.Sequences.Starts[i] + item.TotalTokens - _counts[i], _counts[i]))];
    }

    /// <summary>Score of each reply: the mean of its numbers, added in double in the order of the tokens.</summary>
    /// <param name="numbers">The head's numbers at <see cref="Rows"/>.</param>
    public double[] Scores(Tensor numbers)
    {
        double[] scores = new double[_counts.Length];
        int row = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double sum = 0;
            for (int t = 0; t < _counts[i]; t++)
            {
                sum += numbers.Values[row++];
            }

            scores[i] = sum / _counts[i];
        }

        return scores;
    }

    /// <summary>Derivative by the number at each of <see cref="Rows"/>, from that by each score.</summary>
    public float[] Spread(ReadOnlySpan<double> gradient)
    {
        float[] spread = new float[_rows.Length];
        int row = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            spread.AsSpan(row, _counts[i]).Fill((float)(gradient[i] / _counts[i]));
            row += _counts[i];
        }

        return spread;
    }

    /// <summary>How many tokens at the end of a text have a say.</summary>
    private int Count(PromptedReply item) => pooling switch
    {
        Pooling.LastToken => 1,
        Pooling.Mean => item.TotalTokens,
        _ => item.Reply.Length,
    };
}
