using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>
/// The share of instructions, not of prompts, that were followed: IFEval's instruction-level accuracy. All instructions of a prompt are one cluster. Needs
/// <see cref="Instructions"/> in each sample's metadata, so that the instructions of failed samples are counted as missing.
/// </summary>
public sealed class InstructionRateMetric : IMetric
{
    /// <summary>The key of the metadata that lists the names of a sample's instructions, parted by spaces.</summary>
    public const string Instructions = "instructions";

    private readonly Measurement _template;
    private readonly bool _loose;
    private readonly string? _family;
    private readonly List<(int Index, int Epoch, string Cluster, string[] Values, bool Failed)> _records = [];

    /// <summary>A share of instructions.</summary>
    /// <param name="template">Name, title, direction, standing and headline; the rest is filled in.</param>
    /// <param name="loose">Whether loosely followed ones count. Default false.</param>
    /// <param name="family">Only instructions whose id begins so, such as <c>keywords</c>; not together with <paramref name="loose"/>. Default all.</param>
    public InstructionRateMetric(Measurement template, bool loose = false, string? family = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (loose && family is not null)
        {
            throw new ArgumentException("families are measured strictly only", nameof(family));
        }

        _template = template with { Kind = MeasurementKind.Rate };
        _loose = loose;
        _family = family;
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        string[] ids = [.. record.Metadata.GetValueOrDefault(Instructions, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsOfFamily)];
        if (ids.Length == 0)
        {
            return;
        }

        Score? score = record.Scores.GetValueOrDefault(InstructionScorer.ScorerName);
        IReadOnlyDictionary<string, double>? parts = score?.Value is null ? null : score.Parts;
        if (_loose && parts is not null)
        {
            // Only how many are followed loosely is known; which ones does not matter to the share.
            int followed = (int)Math.Round(parts[InstructionScorer.InstructionLoose] * parts[InstructionScorer.InstructionCount], MidpointRounding.AwayFromZero);
            _records.Add((record.Index, record.Epoch, record.Cluster, [.. ids.Select((_, index) => index < followed ? "1" : "0")], false));
            return;
        }

        _records.Add((record.Index, record.Epoch, record.Cluster, [.. ids.Select(id => parts is null ? "" : parts[id].ToString(CultureInfo.InvariantCulture))], record.Failure is not null));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level)
    {
        ScoreRow[] rows =
        [
            .. _records.OrderBy(record => record.Index).ThenBy(record => record.Epoch).SelectMany(record => record.Values.Select(value =>
                new ScoreRow(record.Index, record.Epoch, record.Cluster, "", value.Length == 0 ? double.NaN : value == "1" ? 1 : 0, record.Failed))),
        ];
        return [RateMetric.Of(_template, rows, level)];
    }

    private bool IsOfFamily(string id) => _family is null || id.StartsWith(_family + ":", StringComparison.Ordinal);
}
