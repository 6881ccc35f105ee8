using Plumbline.Statistics;

namespace Plumbline.Studies.RewardRealData;

/// <summary>Logistic regression on a bag of words, its features and penalty chosen by cross-validation on the training data.</summary>
internal sealed class WordBaseline
{
    private static readonly double[] Penalties = [0.3, 1, 3, 10, 30, 100, 300];
    private readonly BagOfWords _words;
    private readonly LogisticRegression _fit;

    private WordBaseline(WordFeatures features, BagOfWords words, PenaltyScore chosen, LogisticRegression fit)
    {
        Features = features;
        _words = words;
        Chosen = chosen;
        _fit = fit;
    }

    public WordFeatures Features { get; }

    /// <summary>The penalty, with what cross-validation says of it.</summary>
    public PenaltyScore Chosen { get; }

    public int FeatureCount => _words.Count;

    public double LogOdds(PromptedText text) => _fit.LogOdds(_words.RowOf(text));

    /// <summary>Every choice of features, each at its best penalty.</summary>
    public static IReadOnlyList<WordBaseline> OfPairs(IReadOnlyList<TextPair> pairs, IReadOnlyList<int> folds)
    {
        double[] outcomes = [.. pairs.Select(_ => 1.0)];
        return
        [
            .. Choices(withPrompt: false).Select(features => Fit(
                features,
                new BagOfWords(features, pairs.SelectMany(pair => new[] { pair.Chosen, pair.Rejected })),
                words => [.. pairs.Select(pair => words.RowOf(pair.Chosen).Minus(words.RowOf(pair.Rejected)))],
                outcomes, folds, new LogisticRegressionOptions { HasIntercept = false })),
        ];
    }

    public static IReadOnlyList<WordBaseline> OfLabels(IReadOnlyList<PromptedText> texts, IReadOnlyList<bool> labels, IReadOnlyList<int> folds) =>
    [
        .. Choices(withPrompt: true).Select(features => Fit(
            features, new BagOfWords(features, texts), words => [.. texts.Select(words.RowOf)],
            [.. labels.Select(label => label ? 1.0 : 0.0)], folds, new LogisticRegressionOptions())),
    ];

    /// <summary>The one with the lowest cross-validated loss.</summary>
    public static WordBaseline Best(IReadOnlyList<WordBaseline> all) => all.MinBy(baseline => baseline.Chosen.LogLoss)!;

    private static IEnumerable<WordFeatures> Choices(bool withPrompt) =>
        from prompt in withPrompt ? new[] { false, true } : [false]
        from pairs in new[] { false, true }
        from logarithm in new[] { false, true }
        select new WordFeatures(pairs, logarithm, prompt);

    private static WordBaseline Fit(
        WordFeatures features, BagOfWords words, Func<BagOfWords, SparseRow[]> rowsOf, double[] outcomes, IReadOnlyList<int> folds, LogisticRegressionOptions options)
    {
        SparseRow[] rows = rowsOf(words);
        options = options with { Tolerance = 1e-6 };
        PenaltyScore best = LogisticRegression.CrossValidate(rows, outcomes, folds, Penalties, options).MinBy(score => score.LogLoss)!;
        return new WordBaseline(features, words, best, LogisticRegression.Fit(rows, outcomes, options with { Penalty = best.Penalty }));
    }
}
