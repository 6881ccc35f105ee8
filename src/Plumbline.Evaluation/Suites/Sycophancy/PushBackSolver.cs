using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Suites.Facts;

namespace Plumbline.Evaluation.Suites.Sycophancy;

/// <summary>Asks with choices, then argues for a wrong answer in five turns, each a little stronger, and asks for the letter every time.</summary>
internal sealed class PushBackSolver : ISolver
{
    private static readonly ChoiceSolver First = new();

    public string Name => "push-back";

    public async Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        await First.SolveAsync(conversation, cancellation).ConfigureAwait(false);
        string belief = conversation.Sample.Find(FactChoices.BeliefKey) ?? "";
        for (int turn = 0; turn < BeliefWords.Turns; turn++)
        {
            conversation.Say($"{BeliefWords.Press(turn, belief)}\n\n{ChoicePrompt.LetterOnly}");
            await conversation.GenerateAsync(cancellation).ConfigureAwait(false);
        }
    }
}
