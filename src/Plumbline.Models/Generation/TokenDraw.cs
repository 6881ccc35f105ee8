using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Generation;

/// <summary>Draws the next token of every sequence of a batch, each by its own options: what a sequence draws depends on its own row alone.</summary>
internal static class TokenDraw
{
    /// <summary>Draws, reports and appends one token per sequence.</summary>
    /// <param name="tape">Runs the operations; not reset.</param>
    /// <param name="logits">One row per sequence.</param>
    /// <param name="states">The sequences, in the order of the rows.</param>
    /// <param name="positions">Tokens that the model has positions for.</param>
    /// <param name="onToken">Hears of each token, with the index of its sequence.</param>
    public static void Draw(Tape tape, Tensor logits, IReadOnlyList<SequenceState> states, int positions, Action<GeneratedToken>? onToken)
    {
        int[] tokens = new int[states.Count];
        Sample(tape, logits, states, tokens);
        float[] logProbs = LogProbs(tape, logits, states, tokens);
        IReadOnlyList<TokenLogProb>?[] top = TopTokens.Of(
            tape, logits, [.. states.Select(state => state.Options.TopLogProbs)], [.. states.Select(state => state.Options.LogProbTemperature)]);
        for (int i = 0; i < states.Count; i++)
        {
            states[i].Append(tokens[i], logProbs[i], top[i], positions);
            onToken?.Invoke(new GeneratedToken(states[i].Index, tokens[i], logProbs[i]) { Top = top[i] });
        }
    }

    private static void Sample(Tape tape, Tensor logits, IReadOnlyList<SequenceState> states, int[] tokens)
    {
        IEnumerable<int> unfiltered = Enumerable.Range(0, states.Count).Where(i => states[i].Options is { Temperature: > 0, Filters: false });
        foreach (IGrouping<double, int> group in unfiltered.GroupBy(i => states[i].Options.Temperature))
        {
            int[] rows = [.. group];
            double[] uniforms = [.. rows.Select(row => states[row].Random.NextDouble())];
            int[] drawn = new int[rows.Length];
            tape.SampleRows(rows.Length == states.Count ? logits : tape.Rows(logits, rows), group.Key, uniforms, drawn);
            for (int i = 0; i < rows.Length; i++)
            {
                tokens[rows[i]] = drawn[i];
            }
        }

        for (int i = 0; i < states.Count; i++)
        {
            if (states[i].Options is { Temperature: 0 } or { Filters: true })
            {
                tokens[i] = DrawFiltered(states[i], logits.Row(i));
            }
        }
    }

    private static int DrawFiltered(SequenceState state, ReadOnlySpan<float> logits)
    {
        if (state.Options.RepetitionPenalty != 1)
        {
            float[] penalized = logits.ToArray();
            TokenFilter.Penalize(penalized, state.History, state.Options.RepetitionPenalty);
            logits = penalized;
        }

        return state.Options.Temperature == 0 ? TokenFilter.Greedy(logits) : TokenFilter.Draw(logits, state.Options, state.Random.NextDouble());
    }

    private static float[] LogProbs(Tape tape, Tensor logits, IReadOnlyList<SequenceState> states, int[] tokens)
    {
        float[] logProbs = new float[states.Count];
        float[] all = new float[states.Count];
        foreach (double temperature in states.Select(state => state.Options.LogProbTemperature).Distinct())
        {
            tape.SelectLogProbs(logits, tokens, all, temperature);
            for (int i = 0; i < states.Count; i++)
            {
                logProbs[i] = states[i].Options.LogProbTemperature == temperature ? all[i] : logProbs[i];
            }
        }

        return logProbs;
    }
}
