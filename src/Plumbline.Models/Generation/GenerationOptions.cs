namespace Plumbline.Models.Generation;

/// <summary>How continuations are drawn. Filters apply in the order of Hugging Face: repetition penalty, temperature, top-k, top-p, min-p.</summary>
public sealed record GenerationOptions
{
    /// <summary>Most alternatives that <see cref="TopLogProbs"/> can ask for.</summary>
    public const int MostTopLogProbs = 100;

    private const double SmallestTemperature = 0.000001;

    /// <summary>Most tokens to add to a prompt, 1 or more.</summary>
    /// <value>Default 64.</value>
    public int MaxNewTokens { get; init; } = 64;

    /// <summary>Divides the logits; 0 takes the most likely token (the lowest id among equals). Between, at least a millionth, so that no logit overflows.</summary>
    /// <value>Default 1: the model's own distribution.</value>
    public double Temperature { get; init; } = 1;

    /// <summary>Which distribution's log-probabilities are reported.</summary>
    /// <value>Default <see cref="ReportedLogProbs.Model"/>: those of the model, whatever drew the token.</value>
    public ReportedLogProbs LogProbs { get; init; } = ReportedLogProbs.Model;

    /// <summary>How many of the likeliest tokens are reported at each place, with the log-probabilities that <see cref="LogProbs"/> says; 0 to 100.</summary>
    /// <value>Default 0: none, and no time is spent on them.</value>
    public int TopLogProbs { get; init; }

    /// <summary>Keeps the k most likely tokens; 0 keeps all.</summary>
    public int TopK { get; init; }

    /// <summary>Keeps the fewest most likely tokens whose probabilities reach this sum (Holtzman et al. 2020); 1 keeps all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Whether <see cref="TopP"/> is reached or not passed.</summary>
    /// <value>Default reached, as in Hugging Face.</value>
    public NucleusRule TopPRule { get; init; } = NucleusRule.Reaching;

    /// <summary>Keeps tokens at least this share as likely as the most likely one (Nguyen et al. 2024); 0 keeps all.</summary>
    public double MinP { get; init; }

    /// <summary>Divides positive and multiplies negative logits of tokens already in the text (Keskar et al. 2019, section 4.1); 1 does nothing.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Tokens that end a continuation; they are its last token.</summary>
    /// <value>Default null: the end tokens of the model's configuration.</value>
    public IReadOnlyList<int>? StopTokens { get; init; }

    /// <summary>Texts that end a continuation as soon as its text contains one; needs a tokenizer.</summary>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>Sequences that are decoded side by side, 1 to 4,096. Changes speed and memory, never a result.</summary>
    /// <value>Default 64.</value>
    public int Concurrency { get; init; } = 64;

    /// <summary>The temperature of the log-probabilities that are reported.</summary>
    internal double LogProbTemperature => LogProbs == ReportedLogProbs.Tempered ? Temperature : 1;

    internal bool Filters => TopK > 0 || TopP < 1 || MinP > 0 || RepetitionPenalty != 1;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(MaxNewTokens >= 1, $"max new tokens is {MaxNewTokens}; expected 1 or more");
        Check(Temperature == 0 || (Temperature >= SmallestTemperature && double.IsFinite(Temperature)), $"temperature is {Temperature}; expected 0, or {SmallestTemperature} or more");
        Check(Enum.IsDefined(LogProbs), $"log-probs is {LogProbs}; expected {ReportedLogProbs.Model} or {ReportedLogProbs.Tempered}");
        Check(LogProbs == ReportedLogProbs.Model || Temperature > 0, "tempered log-probabilities do not exist at temperature 0; ask for those of the model");
        Check(TopLogProbs is >= 0 and <= MostTopLogProbs, $"top log-probs is {TopLogProbs}; expected 0 to {MostTopLogProbs}");
        Check(TopK >= 0, $"top-k is {TopK}; expected 0 or more");
        Check(TopP is > 0 and <= 1, $"top-p is {TopP}; expected above 0 to 1");
        Check(Enum.IsDefined(TopPRule), $"top-p rule is {(int)TopPRule}; expected Reaching or Within");
        Check(MinP is >= 0 and <= 1, $"min-p is {MinP}; expected 0 to 1");
        Check(RepetitionPenalty > 0 && double.IsFinite(RepetitionPenalty), $"repetition penalty is {RepetitionPenalty}; expected above 0");
        Check(Concurrency is >= 1 and <= 4096, $"concurrency is {Concurrency}; expected 1 to 4096");
        Check(StopStrings.All(text => text.Length > 0), "a stop string is empty");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
