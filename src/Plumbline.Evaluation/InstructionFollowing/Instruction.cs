namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>One instruction of a prompt.</summary>
/// <param name="Id">Which, such as <c>keywords:existence</c>.</param>
/// <param name="Checker">Checks it, with its arguments.</param>
public sealed record Instruction(string Id, IInstructionChecker Checker)
{
    /// <summary>Whether the reply as it stands follows it; a blank reply does not.</summary>
    /// <param name="reply">The reply.</param>
    public bool FollowsStrictly(string reply) => !string.IsNullOrWhiteSpace(reply) && Checker.Follows(reply);

    /// <summary>Whether the reply, or one of its loose variants, follows it.</summary>
    /// <param name="reply">The reply.</param>
    public bool FollowsLoosely(string reply) => LooseVariants.Of(reply).Any(FollowsStrictly);
}
