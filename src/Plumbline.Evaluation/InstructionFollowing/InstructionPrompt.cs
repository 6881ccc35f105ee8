namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>A prompt of IFEval with the instructions that it holds.</summary>
/// <param name="Key">Names it within the data set.</param>
/// <param name="Prompt">What the user says.</param>
/// <param name="Instructions">What can be checked, in the data's order.</param>
public sealed record InstructionPrompt(string Key, string Prompt, IReadOnlyList<Instruction> Instructions)
{
    /// <summary>A name for each instruction: its id, and where that stands there again its id with a number, <c>keywords:frequency#2</c>.</summary>
    public IReadOnlyList<string> Names { get; } =
    [
        .. Instructions.Select((instruction, index) =>
        {
            int before = Instructions.Take(index).Count(other => other.Id == instruction.Id);
            return before == 0 ? instruction.Id : $"{instruction.Id}#{before + 1}";
        }),
    ];
}
