namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>A moment of <see cref="MonsterGridworld"/>, as seen from the agent: things lie on the cells 0 to 8 around it, row by row, and the agent is on cell 4.</summary>
/// <param name="Apple">Where the apple lies.</param>
/// <param name="Shield">Where the shield lies.</param>
/// <param name="Pack">Where the monsters are, which keep together; −1 once all are gone.</param>
/// <param name="Monsters">How many monsters are left; 0 in what the agent sees.</param>
/// <param name="Shields">How many shields are in hand; once the monsters are gone, how many were taken since. 0 in what the agent sees.</param>
/// <param name="Apples">How many apples were taken since the monsters are gone; 0 in what the agent sees.</param>
public readonly record struct MonsterState(int Apple, int Shield, int Pack, int Monsters, int Shields, int Apples)
{
    /// <summary>Whether there is still a monster: the agent can see that.</summary>
    public bool IsHunted => Pack >= 0;
}
