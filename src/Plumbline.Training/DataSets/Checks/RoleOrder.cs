using Plumbline.Training.DataSets.Formats;

namespace Plumbline.Training.DataSets.Checks;

/// <summary>Whether roles follow each other as chat templates expect.</summary>
internal static class RoleOrder
{
    /// <summary>True for: perhaps system or developer messages, then the user, then user and assistant by turns, with tools after the assistant.</summary>
    public static bool IsUsual(IEnumerable<string> roles)
    {
        string before = "";
        foreach (string role in roles)
        {
            bool follows = role switch
            {
                MessageRules.System or MessageRules.Developer => before is "" or MessageRules.System or MessageRules.Developer,
                MessageRules.User => before is not MessageRules.User and not MessageRules.Tool,
                MessageRules.Tool => before is MessageRules.Assistant or MessageRules.Tool,
                _ => before is MessageRules.User or MessageRules.Tool,
            };
            if (!follows)
            {
                return false;
            }

            before = role;
        }

        return true;
    }
}
