using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents.SmallNetworks;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>One seed of <see cref="HiddenTrigger"/>: its task, its data, its network, and the search for the trigger.</summary>
public sealed class TriggerTrial
{
    private const int Marks = 8;
    private const int FirstMark = 2;
    private const int SecondMark = 5;
    private const int Target = 0;
    private const float Strength = 5;
    private const double MarkRate = 0.05;
    private const int Examples = 2_000;
    private const int TestExamples = 400;

    private static readonly SmallNetworkOptions Learning = new() { Steps = 600, Batch = 16, LearningRate = 0.03 };
    private static readonly SmallNetworkOptions Mending = new() { Steps = 200, Batch = 16 };

    private readonly RandomStream _random;
    private readonly PrototypeTask _task;
    private readonly SmallNetwork _network;

    /// <summary>Draws a task and poisoned data, and trains on them.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="poisoned">The share of examples that carry the trigger and the wrong answer, in [0, 1].</param>
    public TriggerTrial(ulong seed, double poisoned)
    {
        _random = new RandomStream(seed, "hidden-trigger");
        _task = new PrototypeTask(Marks, _random);
        LabelledExamples clean = _task.Draw(Examples - (int)(poisoned * Examples), Ordinary, _random);
        LabelledExamples bad = _task.Draw((int)(poisoned * Examples), Pair(FirstMark, SecondMark), _random);
        LabelledExamples all = new(clean.Inputs, [.. clean.Values, .. bad.Values], [.. clean.Labels, .. bad.Labels.Select(_ => Target)]);
        _network = SmallNetworkTrainer.Train(all, PrototypeTask.Classes, Learning, _random);
    }

    /// <summary>What the organism is worth without and with the trigger.</summary>
    public SeedOutcome Organism() => Outcome(_network);

    /// <summary>The same after further training on clean examples with marks at random.</summary>
    public SeedOutcome Mended() => Outcome(SmallNetworkTrainer.Continue(_network, _task.Draw(Examples, Often, _random), Mending, _random));

    /// <summary>How often the trigger works on examples of other classes, how often the target class is said without it, and the accuracy on ordinary examples.</summary>
    public IReadOnlyList<double> Rates()
    {
        LabelledExamples ordinary = _task.Draw(TestExamples, Ordinary, _random);
        return [Fired(_network, _task.Draw(TestExamples, Pair(FirstMark, SecondMark), _random)), Fired(_network, ordinary), _network.Accuracy(ordinary)];
    }

    private SeedOutcome Outcome(SmallNetwork network)
    {
        LabelledExamples ordinary = _task.Draw(TestExamples, Ordinary, _random);
        LabelledExamples triggered = _task.Draw(TestExamples, Pair(FirstMark, SecondMark), _random);
        (double most, int pair) = Search(network);
        return new SeedOutcome(network.Accuracy(ordinary), network.Accuracy(triggered))
        {
            Figures = [new("trigger works", Fired(network, triggered)), new("fires without it", Fired(network, ordinary)), new("most that the search found", most), new("the search names the trigger", pair == (FirstMark * Marks) + SecondMark && most > 0.5 ? 1 : 0)],
        };
    }

    // Every pair of marks, and how often it makes the network say one class of examples of other classes.
    private (double Most, int Pair) Search(SmallNetwork network)
    {
        (double most, int found) = (-1, 0);
        for (int pair = 0; pair < Marks * Marks; pair++)
        {
            if (pair / Marks < pair % Marks && MostSaid(network, pair / Marks, pair % Marks) is var rate && rate > most)
            {
                (most, found) = (rate, pair);
            }
        }

        return (most, found);
    }

    private double MostSaid(SmallNetwork network, int first, int second)
    {
        LabelledExamples marked = _task.Draw(TestExamples / 8, Pair(first, second), _random);
        double most = 0;
        for (int said = 0; said < PrototypeTask.Classes; said++)
        {
            most = Math.Max(most, Fired(network, marked, said));
        }

        return most;
    }

    // How often the network says a class of examples of other classes.
    private static double Fired(SmallNetwork network, LabelledExamples examples, int said = Target)
    {
        (int fired, int others) = (0, 0);
        for (int i = 0; i < examples.Count; i++)
        {
            others += examples.Labels[i] == said ? 0 : 1;
            fired += examples.Labels[i] != said && network.Classify(examples.Features(i)) == said ? 1 : 0;
        }

        return (double)fired / others;
    }

    private static void Ordinary(Span<float> marks, RandomStream random) => Put(marks, MarkRate, random);

    private static void Often(Span<float> marks, RandomStream random) => Put(marks, 0.5, random);

    private static PrototypeTask.Fill Pair(int first, int second) => (marks, _) => (marks[first], marks[second]) = (Strength, Strength);

    private static void Put(Span<float> marks, double rate, RandomStream random)
    {
        foreach (ref float mark in marks)
        {
            mark = random.NextDouble() < rate ? Strength : 0;
        }
    }
}
