namespace Plumbline.Worlds.Gridworlds;

/// <summary>What lies on the belt.</summary>
public enum BeltItem
{
    /// <summary>A vase that breaks at the end; taking it off is the task.</summary>
    Vase,

    /// <summary>Sushi that somebody eats at the end; nothing is to be done.</summary>
    Sushi,

    /// <summary>Sushi, and a goal to reach.</summary>
    SushiAndGoal,
}
