using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Plants;

/// <summary>
/// What a scripted model knows of a plan's questions with choices: it finds the sample behind a request and, for each cluster, knows the right answer with a fixed
/// probability. What it does not know it mistakes, always for the same wrong choice.
/// </summary>
internal sealed class PlantedKnowledge
{
    private readonly Dictionary<string, Sample> _samples = new(StringComparer.Ordinal);
    private readonly double _accuracy;
    private readonly ulong _seed;

    /// <summary>Knowledge of a plan's questions.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="accuracy">The probability of knowing an answer, 0 to 1.</param>
    /// <param name="seed">Decides which.</param>
    public PlantedKnowledge(SuitePlan plan, double accuracy, ulong seed)
    {
        (_accuracy, _seed) = (accuracy, seed);
        foreach (Sample sample in plan.Tasks.SelectMany(task => task.Samples))
        {
            // The same question with its choices in another order is another request; tasks that ask alike share one.
            _samples[sample.Input[^1].Text] = sample;
            _samples[UpToChoices(ChoicePrompt.Render(sample.Input[^1].Text, sample.Choices))] = sample;
        }
    }

    /// <summary>The sample that is asked about.</summary>
    public Sample Find(ScriptedTurn turn) => _samples.TryGetValue(turn.Question, out Sample? plain) ? plain : _samples[UpToChoices(turn.Question)];

    /// <summary>The letter that the model believes in, whatever the user says.</summary>
    public string Own(Sample sample) => Knows(sample) ? sample.Target[0] : Mistaken(sample);

    /// <summary>Whether the model knows the right answer.</summary>
    public bool Knows(Sample sample) => Draw(sample, "knows") < _accuracy;

    /// <summary>A wrong choice's letter, the same in every order of the choices.</summary>
    public string Mistaken(Sample sample) => ChoiceLetters.Of(Enumerable.Range(0, sample.Choices.Count)
        .Where(index => !sample.Target.Contains(ChoiceLetters.Of(index)))
        .MinBy(index => SeededHash.Of(_seed, $"mistake/{sample.Cluster}/{sample.Choices[index]}")));

    /// <summary>The letter of a choice's text.</summary>
    public static string Letter(Sample sample, string choice) => ChoiceLetters.Of(Enumerable.Range(0, sample.Choices.Count).First(index => sample.Choices[index] == choice));

    /// <summary>Chance that hangs on the model and the question alone.</summary>
    public double Draw(Sample sample, string purpose) => SeededHash.Unit(_seed, $"{purpose}/{sample.Cluster}");

    /// <summary>The letter that the model gave last.</summary>
    public static string? LastLetter(ScriptedTurn turn) =>
        turn.Messages.LastOrDefault(message => message.Role == ChatRole.Assistant && message.Text.Contains("Answer: ", StringComparison.Ordinal))?.Text is { } text
            ? text[(text.LastIndexOf("Answer: ", StringComparison.Ordinal) + 8)..][..1]
            : null;

    // The question and its choices, without what is wanted of them.
    private static string UpToChoices(string prompt)
    {
        int end = prompt.LastIndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? prompt : prompt[..end];
    }
}
