using Plumbline.Models.Checkpoints;
using Plumbline.Statistics;

namespace Plumbline.Training.ScalarHeads;

/// <summary>
/// A linear score of the <see cref="TokenCounts"/> of a reply, beside that of the transformer: "wide and deep" (Cheng et al. 2016). A body that knows only a few
/// thousand texts judges them little better than their words do; with the words' own score given, it has to learn only what they leave open.
/// </summary>
public sealed class TokenCountHead
{
    /// <summary>Name of the file that holds the weights.</summary>
    public const string FileName = "counts.safetensors";

    private const string TensorName = "counts.weight";
    private const int LeastReplies = 2;
    private readonly float[] _weights;

    /// <summary>A head with given weights.</summary>
    /// <param name="longestRun">Tokens of the longest run that counts, 1 to 8.</param>
    /// <param name="bits">Logarithm to base 2 of the number of buckets, 8 to 24.</param>
    /// <param name="weights">Score per unit of each feature, <c>[buckets]</c>.</param>
    /// <exception cref="ArgumentException">A number is out of range, or there are not as many weights as buckets.</exception>
    public TokenCountHead(int longestRun, int bits, ReadOnlySpan<float> weights)
    {
        if (new TokenCountOptions { LongestRun = longestRun, Bits = bits }.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(bits));
        }

        if (weights.Length != 1 << bits)
        {
            throw new ArgumentException($"{weights.Length} weights for {1 << bits} buckets", nameof(weights));
        }

        LongestRun = longestRun;
        Bits = bits;
        _weights = weights.ToArray();
    }

    /// <summary>Tokens of the longest run that counts.</summary>
    public int LongestRun { get; }

    /// <summary>Logarithm to base 2 of the number of buckets.</summary>
    public int Bits { get; }

    /// <summary>Score per unit of each feature, <c>[buckets]</c>.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Score of a reply: Σ weight · log(1 + count), added in double in the order of the buckets.</summary>
    public double Score(ReadOnlySpan<int> reply)
    {
        SparseRow row = TokenCounts.Of(reply, LongestRun, Bits);
        double score = 0;
        for (int i = 0; i < row.Indices.Length; i++)
        {
            score += row.Values[i] * _weights[row.Indices[i]];
        }

        return score;
    }

    /// <summary>Fits a head by penalised logistic regression; features of fewer than two observations are left out.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="rows">Features of each observation: of a reply, or of a chosen reply less those of the rejected one.</param>
    /// <param name="outcomes">Outcome of each, 0 to 1.</param>
    /// <param name="prompts">Prompt of each; prompts stay together in cross-validation.</param>
    /// <param name="hasIntercept">Whether to fit an intercept; false for pairs.</param>
    /// <exception cref="ArgumentException">There are fewer than two prompts.</exception>
    internal static TokenCountFit Fit(
        TokenCountOptions options, IReadOnlyList<SparseRow> rows, IReadOnlyList<double> outcomes, IReadOnlyList<string> prompts, bool hasIntercept)
    {
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        foreach (string prompt in prompts)
        {
            order.TryAdd(prompt, order.Count);
        }

        if (order.Count < 2)
        {
            throw new ArgumentException($"token counts of {order.Count} prompts; expected at least 2, or nothing can be cross-validated", nameof(prompts));
        }

        int[] kept = [.. rows.SelectMany(row => row.Indices.ToArray()).GroupBy(bucket => bucket).Where(group => group.Count() >= LeastReplies).Select(group => group.Key).Order()];
        Dictionary<int, int> indices = kept.Select((bucket, i) => (bucket, i)).ToDictionary(pair => pair.bucket, pair => pair.i);
        SparseRow[] narrow = [.. rows.Select(row => Narrow(row, indices))];
        int folds = Math.Min(options.Folds, order.Count);
        int[] fold = [.. prompts.Select(prompt => order[prompt] % folds)];
        LogisticRegressionOptions settings = new() { HasIntercept = hasIntercept, Tolerance = 1e-5 };
        (double Loss, double Penalty, double[] OutOfFold) best = options.Penalties
            .Select(penalty =>
            {
                double[] logOdds = OutOfFold(narrow, outcomes, fold, folds, settings with { Penalty = penalty });
                return (logOdds.Zip(outcomes, Loss).Average(), penalty, logOdds);
            })
            .MinBy(candidate => candidate.Item1);
        LogisticRegression fit = LogisticRegression.Fit(narrow, outcomes, settings with { Penalty = best.Penalty });
        float[] weights = new float[1 << options.Bits];
        for (int i = 0; i < fit.Weights.Count; i++)
        {
            weights[kept[i]] = (float)fit.Weights[i];
        }

        return new TokenCountFit(new TokenCountHead(options.LongestRun, options.Bits, weights), fit.Intercept, best.OutOfFold, best.Penalty);
    }

    internal static TokenCountHead Read(string file, int longestRun, int bits)
    {
        using CheckpointReader reader = CheckpointReader.Open(file);
        int[] expected = [1 << bits];
        if (reader.Tensors.TryGetValue(TensorName, out TensorEntry? entry) && !entry.Shape.SequenceEqual(expected))
        {
            throw new CheckpointException(
                file, $"tensor {TensorName}", $"shape [{string.Join(", ", entry.Shape)}]", $"shape [{expected[0]}]", "check that the token counts belong to this model");
        }

        return new TokenCountHead(longestRun, bits, reader.ReadFloats(TensorName));
    }

    internal void Write(string file) => SafetensorsWriter.Write(file, [new TensorSource(TensorName, [_weights.Length], _weights)]);

    private static double[] OutOfFold(SparseRow[] rows, IReadOnlyList<double> outcomes, int[] fold, int folds, LogisticRegressionOptions options)
    {
        double[] logOdds = new double[rows.Length];
        for (int part = 0; part < folds; part++)
        {
            int[] fitted = [.. Enumerable.Range(0, rows.Length).Where(i => fold[i] != part)];
            LogisticRegression fit = LogisticRegression.Fit([.. fitted.Select(i => rows[i])], [.. fitted.Select(i => outcomes[i])], options);
            for (int i = 0; i < rows.Length; i++)
            {
                logOdds[i] = fold[i] == part ? fit.LogOdds(rows[i]) : logOdds[i];
            }
        }

        return logOdds;
    }

    private static SparseRow Narrow(SparseRow row, Dictionary<int, int> indices)
    {
        List<int> found = [];
        List<double> values = [];
        for (int i = 0; i < row.Indices.Length; i++)
        {
            if (indices.TryGetValue(row.Indices[i], out int index))
            {
                found.Add(index);
                values.Add(row.Values[i]);
            }
        }

        return new SparseRow(found, values);
    }

    private static double Loss(double logOdds, double outcome) =>
        Math.Max(logOdds, 0) - (outcome * logOdds) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));
}

/// <summary>A fitted head and what goes with it.</summary>
/// <param name="Head">The head, fitted to all observations.</param>
/// <param name="Intercept">Log-odds of a reply without features.</param>
/// <param name="OutOfFold">Log-odds of each observation by a fit that did not see its prompt: what the head is worth on new texts, so that a body trained on the rest is not told what the head learned by heart.</param>
/// <param name="Penalty">The penalty taken.</param>
internal sealed record TokenCountFit(TokenCountHead Head, double Intercept, double[] OutOfFold, double Penalty);
