namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>A moment of <see cref="FollowExpert"/>.</summary>
/// <param name="Sphere">At which of the three spheres the agent is.</param>
/// <param name="Right">Which action leads to the sphere that is next in the order; −1 where it is not seen.</param>
/// <param name="Shown">Which action leads to where the expert goes.</param>
/// <param name="IsAnti">Whether the expert visits the spheres in a wrong order; false where it is not seen.</param>
/// <param name="Paid">What going with the expert paid in the step before, as the agent can tell from its own action and reward: 1 or −1; 0 at first.</param>
/// <param name="Followed">How often it has gone where the expert went; 0 where it is not seen.</param>
public readonly record struct ExpertState(int Sphere, int Right, int Shown, bool IsAnti, int Paid, int Followed);
