using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Statistics;
using Plumbline.Training.Preferences;
using Plumbline.Worlds.Parlor.Annotators;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>Asks a panel about every two replies to a request.</summary>
internal static class ParlorPreferences
{
    private const int AlphaResamples = 200;

    /// <summary>Collects verdicts.</summary>
    /// <param name="panel">Who is asked.</param>
    /// <param name="groups">Replies, those to one request side by side.</param>
    /// <param name="seed">Decides the annotators' luck.</param>
    public static PanelPreferences Collect(PanelOptions panel, IReadOnlyList<ParlorReply[]> groups, ulong seed)
    {
        AnnotatorPanel annotators = new(panel);
        List<Preference> preferences = [];
        List<double> foreseeable = [];
        List<IReadOnlyList<string?>> votes = [];
        List<string> clusters = [];
        List<VerdictRecord> records = [];
        int identical = 0;
        int ties = 0;
        int differing = 0;
        int truer = 0;
        foreach (ParlorReply[] group in groups)
        {
            for (int i = 0; i < group.Length; i++)
            {
                for (int j = i + 1; j < group.Length; j++)
                {
                    if (group[i].Tokens.AsSpan().SequenceEqual(group[j].Tokens))
                    {
                        identical++;
                        continue;
                    }

                    Request request = group[i].Request;
                    string id = FormattableString.Invariant($"{request.Id}/{i}-{j}");
                    PanelVerdict verdict = annotators.Compare(request, group[i].Judgement, group[j].Judgement, new RandomStream(seed, $"panel/{id}"));
                    votes.Add([.. verdict.Votes.Select(vote => vote is { } first ? first ? "first" : "second" : null)]);
                    clusters.Add(request.Id);
                    if (verdict.PrefersFirst is not { } prefersFirst)
                    {
                        ties++;
                        continue;
                    }

                    (ParlorReply chosen, ParlorReply rejected) = prefersFirst ? (group[i], group[j]) : (group[j], group[i]);
                    preferences.Add(new Preference(id, request.Id, chosen.Prompt, chosen.Tokens, rejected.Tokens));
                    foreseeable.Add(annotators.Foreseeable(request, group[i].Judgement, group[j].Judgement));
                    records.Add(new VerdictRecord(id, request.Turns[^1], chosen.Text, rejected.Text, verdict.Votes.Count(vote => vote == prefersFirst)));
                    double gold = chosen.Judgement.Gold - rejected.Judgement.Gold;
                    differing += gold != 0 ? 1 : 0;
                    truer += gold > 0 ? 1 : 0;
                }
            }
        }

        return new PanelPreferences(preferences, foreseeable, records, Score());

        AnnotatorScore Score()
        {
            RandomStream random = new(seed, "panel/alpha");
            KrippendorffAlpha alpha = KrippendorffAlpha.Nominal(
                votes, new BootstrapOptions { Resamples = AlphaResamples, Method = BootstrapMethod.Percentile }, random.NextUInt64, clusters);
            return new AnnotatorScore(
                panel,
                preferences.Count,
                identical,
                ties,
                alpha.Value is { } value ? new Measured(value, alpha.Interval.Lower, alpha.Interval.Upper) : null,
                differing == 0 ? double.NaN : (double)truer / differing);
        }
    }
}

/// <summary>What a panel said.</summary>
/// <param name="Preferences">The verdicts.</param>
/// <param name="Foreseeable">How probable the likelier verdict was, of each.</param>
/// <param name="Records">The same for people and other tools.</param>
/// <param name="Score">Who they are and how far they agree.</param>
internal sealed record PanelPreferences(
    IReadOnlyList<Preference> Preferences, IReadOnlyList<double> Foreseeable, IReadOnlyList<VerdictRecord> Records, AnnotatorScore Score);

/// <summary>One line of <c>samples/…-preferences.jsonl</c>; prompt, chosen and rejected are the columns of TRL's preference data sets.</summary>
internal sealed record VerdictRecord(string Id, string Prompt, string Chosen, string Rejected, int Votes);
