using System.Diagnostics;
using System.Globalization;
using Plumbline.Numerics.Compute;

namespace Plumbline.Studies.RewardRealData;

/// <summary>Reward models on three public data sets, trained from nothing, against logistic regression on a bag of words.</summary>
internal sealed class RewardRealDataStudy(string data, IReadOnlyList<ulong> seeds, Processor processor, TextWriter progress)
{
    private const int TrainingPairs = 2000;
    private const int LeastOfEachLabel = 30;
    private const double TruthTrainingShare = 0.8;
    private const ulong TruthSplitSeed = 1;

    /// <summary>HH-RLHF harmless: the first 2,000 pairs train, the others test.</summary>
    public (Comparison Result, IReadOnlyList<(WordBaseline Baseline, int Right)> Baselines) Harmless()
    {
        IReadOnlyList<TextPair> pairs = StudyData.HarmlessPairs(data);
        TextPair[] training = [.. pairs.Take(TrainingPairs)];
        TextPair[] test = [.. pairs.Skip(TrainingPairs)];
        IReadOnlyList<WordBaseline> baselines = WordBaseline.OfPairs(training, Folds(training.Length, 5));
        WordBaseline best = WordBaseline.Best(baselines);
        Say($"harmless: baseline {best.Features}, penalty {best.Chosen.Penalty}");
        PromptedText[] dialogues = [.. training.SelectMany(pair => new[] { pair.Chosen, pair.Rejected })];
        (double[][] models, double[] seconds) = EachSeed(RewardRecipe.Harmless, dialogues, (recipe, body, seed) => RewardMembers.Margins(recipe, body, training, test, processor, seed));
        JudgedItem[] items =
        [
            .. test.Select((pair, i) => new JudgedItem(
                i.ToString(CultureInfo.InvariantCulture), true, Margin(best, pair), [.. models.Select(scores => scores[i])])),
        ];
        return (
            new Comparison("harmless", training.Length, training.Length, items, seconds),
            [.. baselines.Select(baseline => (baseline, test.Count(pair => Margin(baseline, pair) > 0)))]);
    }

    /// <summary>The rule-based-reward gold data: one reward model for each proposition with enough training labels of both kinds.</summary>
    public IReadOnlyList<Comparison> Rules()
    {
        var training = StudyData.RuleLabels(data, "train");
        var test = StudyData.RuleLabels(data, "test");
        PromptedText[] texts = [.. training.Select(row => row.Text)];
        PromptedText[] tested = [.. test.Select(row => row.Text)];
        string[] propositions =
        [
            .. training[0].Propositions.Keys.Order(StringComparer.Ordinal).Where(name =>
                training.Count(row => row.Propositions[name]) >= LeastOfEachLabel && training.Count(row => !row.Propositions[name]) >= LeastOfEachLabel),
        ];
        PromptedText[] dialogues = [.. texts, .. StudyData.HarmlessPairs(data).Take(TrainingPairs).SelectMany(pair => new[] { pair.Chosen, pair.Rejected })];
        WordBaseline[] baselines = [.. propositions.Select(name => WordBaseline.Best(WordBaseline.OfLabels(texts, [.. training.Select(row => row.Propositions[name])], Folds(texts.Length, 5))))];
        Say($"rules: {propositions.Length} propositions, baselines done");
        (double[][][] models, double[][] seconds) = EachSeedOfMany(RewardRecipe.Rules, dialogues, propositions, (recipe, body, seed, name) => RewardMembers.LogOdds(
            recipe, body, [.. training.Select(row => new LabelledText(row.Text, row.Text.Prompt, row.Propositions[name]))], tested, processor, seed));
        return
        [
            .. propositions.Select((name, p) => new Comparison(
                name, texts.Length, training.Count(row => row.Propositions[name]),
                [.. test.Select((row, i) => new JudgedItem(row.Text.Prompt, row.Propositions[name], baselines[p].LogOdds(row.Text), [.. models.Select(seed => seed[p][i])]))],
                [.. seconds.Select(seed => seed[p])])),
        ];
    }

    /// <summary>TruthfulQA's judge data, split by question.</summary>
    public (Comparison Result, WordBaseline Baseline) Truth()
    {
        (IReadOnlyList<LabelledText> training, IReadOnlyList<LabelledText> test) = StudyData.TruthLabels(data, TruthTrainingShare, TruthSplitSeed);
        string[] questions = [.. training.Select(item => item.PromptId).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> folds = questions.Select((question, i) => (question, i % 3)).ToDictionary(pair => pair.question, pair => pair.Item2, StringComparer.Ordinal);
        PromptedText[] texts = [.. training.Select(item => item.Text)];
        WordBaseline best = WordBaseline.Best(WordBaseline.OfLabels(texts, [.. training.Select(item => item.Label)], [.. training.Select(item => folds[item.PromptId])]));
        Say($"truth: {training.Count} training and {test.Count} test answers; baseline {best.Features}, penalty {best.Chosen.Penalty}");
        (double[][] models, double[] seconds) = EachSeed(RewardRecipe.Truth, texts, (recipe, body, seed) =>
            RewardMembers.LogOdds(recipe, body, training, [.. test.Select(item => item.Text)], processor, seed));
        return (
            new Comparison("truth", training.Count, training.Count(item => item.Label),
                [.. test.Select((item, i) => new JudgedItem(item.PromptId, item.Label, best.LogOdds(item.Text), [.. models.Select(scores => scores[i])]))], seconds),
            best);
    }

    private static double Margin(WordBaseline baseline, TextPair pair) => baseline.LogOdds(pair.Chosen) - baseline.LogOdds(pair.Rejected);

    private static int[] Folds(int count, int folds) => [.. Enumerable.Range(0, count).Select(i => i % folds)];

    private (double[][] Scores, double[] Seconds) EachSeed(RewardRecipe recipe, IReadOnlyList<PromptedText> texts, Func<RewardRecipe, RewardBody, ulong, double[]> train)
    {
        (double[][][] scores, double[][] seconds) = EachSeedOfMany(recipe, texts, ["all"], (r, body, seed, _) => train(r, body, seed));
        return ([.. scores.Select(seed => seed[0])], [.. seconds.Select(seed => seed[0])]);
    }

    /// <summary>Scores and seconds of every task, <c>[seed][task]</c>; the body of a seed is learned once and its time shared out.</summary>
    private (double[][][] Scores, double[][] Seconds) EachSeedOfMany(
        RewardRecipe recipe, IReadOnlyList<PromptedText> texts, IReadOnlyList<string> tasks, Func<RewardRecipe, RewardBody, ulong, string, double[]> train)
    {
        double[][][] scores = new double[seeds.Count][][];
        double[][] seconds = new double[seeds.Count][];
        for (int s = 0; s < seeds.Count; s++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            using RewardBody body = new(recipe, texts, processor, seeds[s]);
            double learned = clock.Elapsed.TotalSeconds;
            Say($"  seed {seeds[s]}: body in {learned:F0} s, loss {body.LastLoss:F3}");
            scores[s] = new double[tasks.Count][];
            seconds[s] = new double[tasks.Count];
            for (int t = 0; t < tasks.Count; t++)
            {
                clock.Restart();
                scores[s][t] = train(recipe, body, seeds[s], tasks[t]);
                seconds[s][t] = clock.Elapsed.TotalSeconds + (learned / tasks.Count);
                Say($"  seed {seeds[s]}: {tasks[t]} in {clock.Elapsed.TotalSeconds:F0} s");
            }
        }

        return (scores, seconds);
    }

    private void Say(FormattableString line) => progress.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
