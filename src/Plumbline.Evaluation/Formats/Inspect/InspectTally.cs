namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>
/// What results rest on: of every scored sample a few bytes. Metrics are Inspect's own: accuracy or mean over samples reduced over their epochs, and the standard error
/// clustered (<c>scorer/_metrics/std.py</c>), so that the numbers are those that its own run would show.
/// </summary>
internal sealed class InspectTally
{
    private readonly Dictionary<string, int> _sampleNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<TalliedSample> _samples = [];
    private readonly List<TalliedScorer> _scorers = [];

    /// <summary>The scorers, in the order in which they first appeared.</summary>
    public IReadOnlyList<TalliedScorer> Scorers => _scorers;

    /// <summary>Samples by the order of the data set.</summary>
    public IEnumerable<string> SampleIds => _samples.OrderBy(sample => sample.Index).Select(sample => sample.Id);

    /// <summary>How many different samples there are.</summary>
    public int SampleCount => _samples.Count;

    /// <summary>Takes a sample; answers its number.</summary>
    public int AddSample(string id, int index, string cluster, string condition)
    {
        if (!_sampleNumbers.TryGetValue(id, out int number))
        {
            number = _samples.Count;
            _sampleNumbers.Add(id, number);
            _samples.Add(new TalliedSample(id, index, NumberOf(cluster), NumberOf(condition)));
        }

        return number;
    }

    /// <summary>Takes a score of a sample in an epoch.</summary>
    public void AddScore(string scorer, int sample, int epoch, double? value)
    {
        TalliedScorer? tallied = _scorers.Find(each => each.Name == scorer);
        if (tallied is null)
        {
            tallied = new TalliedScorer(scorer);
            _scorers.Add(tallied);
        }

        tallied.Add(sample, epoch, value ?? double.NaN);
    }

    /// <summary>A scorer's samples in the order of the data set, each with the mean of its scored epochs; NaN where none was scored.</summary>
    public IReadOnlyList<ReducedScore> Reduce(TalliedScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        List<ReducedScore> reduced = [];
        foreach (IGrouping<int, (int Sample, int Epoch, double Value)> sample in scorer.Rows
            .OrderBy(row => _samples[row.Sample].Index).ThenBy(row => row.Sample).ThenBy(row => row.Epoch).GroupBy(row => row.Sample))
        {
            double[] values = [.. sample.Select(row => row.Value).Where(double.IsFinite)];
            TalliedSample facts = _samples[sample.Key];
            reduced.Add(new ReducedScore(facts.Id, facts.Cluster, facts.Condition, values.Length == 0 ? double.NaN : values.Sum() / values.Length));
        }

        return reduced;
    }

    /// <summary>The name of a condition.</summary>
    public string NameOf(int number) => _names.First(pair => pair.Value == number).Key;

    /// <summary>The mean of scored samples; NaN where there are none.</summary>
    public static double Mean(IReadOnlyList<ReducedScore> scores)
    {
        double[] values = [.. scores.Select(score => score.Value).Where(double.IsFinite)];
        return values.Length == 0 ? double.NaN : values.Sum() / values.Length;
    }

    /// <summary>
    /// The clustered standard error √(C/(C−1) · Σ_c (Σ_{i∈c} (x_i − x̄))²)/n over scored samples; 0 with fewer than two clusters, as Inspect has it. With one sample to
    /// each cluster it is the ordinary standard error.
    /// </summary>
    public static double StandardError(IReadOnlyList<ReducedScore> scores)
    {
        ReducedScore[] scored = [.. scores.Where(score => double.IsFinite(score.Value))];
        if (scored.Length == 0)
        {
            return double.NaN;
        }

        double mean = Mean(scored);
        double[] sums = [.. scored.GroupBy(score => score.Cluster).Select(cluster => cluster.Sum(score => score.Value - mean))];
        double clusters = sums.Length;
        return clusters < 2 ? 0 : Math.Sqrt(clusters / (clusters - 1) * sums.Sum(sum => sum * sum)) / scored.Length;
    }

    // One small number for each name, however many samples bear it.
    private int NumberOf(string name)
    {
        if (!_names.TryGetValue(name, out int number))
        {
            number = _names.Count;
            _names.Add(name, number);
        }

        return number;
    }

    private readonly record struct TalliedSample(string Id, int Index, int Cluster, int Condition);
}

/// <summary>The scores of one scorer.</summary>
internal sealed class TalliedScorer(string name)
{
    private readonly List<(int Sample, int Epoch, double Value)> _rows = [];

    /// <summary>The scorer.</summary>
    public string Name => name;

    /// <summary>One row for each sample and epoch.</summary>
    public IReadOnlyList<(int Sample, int Epoch, double Value)> Rows => _rows;

    /// <summary>Whether every value is 0 or 1, so that the mean is called accuracy.</summary>
    public bool IsRightOrWrong { get; private set; } = true;

    /// <summary>Takes a row.</summary>
    public void Add(int sample, int epoch, double value)
    {
        IsRightOrWrong &= double.IsNaN(value) || value is 0 or 1;
        _rows.Add((sample, epoch, value));
    }
}

/// <summary>One sample's score over its epochs.</summary>
internal readonly record struct ReducedScore(string SampleId, int Cluster, int Condition, double Value);
