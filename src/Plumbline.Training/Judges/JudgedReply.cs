using Plumbline.Training.Online;
using Plumbline.Training.Rewards;

namespace Plumbline.Training.Judges;

/// <summary>A sampled reply as a judge sees it.</summary>
internal static class JudgedReply
{
    public static RewardRequest Of(RewardedReply reply) => new(
        reply.Example.Prompt.Id, reply.Example.Prompt.Text, reply.Text, reply.Reply.PromptedReply, reply.Reply.Ended, reply.Example.Columns);
}
