namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>Checks one verifiable instruction of IFEval (Zhou et al. 2023, "Instruction-following evaluation for large language models").</summary>
public interface IInstructionChecker
{
    /// <summary>Whether a reply follows the instruction. Asked only of replies that are not blank.</summary>
    /// <param name="reply">The reply, or one of its loose variants.</param>
    bool Follows(string reply);
}
