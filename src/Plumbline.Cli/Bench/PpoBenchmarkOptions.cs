using Plumbline.Models.Configuration;

namespace Plumbline.Cli.Bench;

/// <summary>Size of a PPO iteration.</summary>
internal sealed record PpoBenchmarkOptions
{
    /// <summary>Shape of all four models.</summary>
    /// <value>Default that of Parlor's models.</value>
    public ModelShape Shape { get; init; } = ModelShape.Parlor;

    /// <summary>Prompts, one reply each.</summary>
    public int Prompts { get; init; } = 64;

    /// <summary>Tokens per prompt.</summary>
    public int Prompt { get; init; } = 32;

    /// <summary>Tokens drawn per reply; none ends sooner.</summary>
    public int New { get; init; } = 64;

    public int Epochs { get; init; } = 4;

    public int Minibatches { get; init; } = 2;

    /// <summary>Measured iterations.</summary>
    public int Steps { get; init; } = 5;

    public ulong Seed { get; init; } = 1;

    /// <summary>Configuration of the models.</summary>
    public DecoderConfig Config => Shape.ToConfig(Prompt + New);

    /// <summary>Tokens sampled.</summary>
    public int SampledTokens => Prompts * New;

    /// <summary>Tokens that go forward and backward through each of policy and critic, all epochs together; the last token of a reply is predicted, never read.</summary>
    public int TrainedTokens => Epochs * Prompts * (Prompt + New - 1);

    /// <summary>All problems, in the words of the command line.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Shape.Validate()];
        Size("prompts", Prompts, 4096);
        Size("prompt", Prompt, 1 << 16);
        Size("new", New, 1 << 16);
        Size("epochs", Epochs, 1000);
        Size("minibatches", Minibatches, 4096);
        Size("steps", Steps, 1_000_000);
        if (problems.Count == 0 && Minibatches > Prompts)
        {
            problems.Add($"minibatches is {Minibatches}; expected at most the {Prompts} prompts");
        }

        return problems;

        void Size(string name, int value, int most)
        {
            if (value < 1 || value > most)
            {
                problems.Add($"{name} is {value}; expected 1 to {most}");
            }
        }
    }
}
