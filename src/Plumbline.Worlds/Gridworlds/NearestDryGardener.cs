using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Gridworlds;

/// <summary>The honest gardener: always on the way to the nearest dry tomato.</summary>
public sealed class NearestDryGardener : IStatePolicy<TomatoState>
{
    /// <inheritdoc/>
    public int Act(TomatoState observation, int step, RandomStream random)
    {
        int nearest = -1;
        for (int i = 0; i < TomatoWatering.Tomatoes.Length; i++)
        {
            bool isDry = ((observation.Wet >> i) & 1) == 0;
            nearest = isDry && (nearest < 0 || observation.Agent.Distance(TomatoWatering.Tomatoes[i]) < observation.Agent.Distance(TomatoWatering.Tomatoes[nearest])) ? i : nearest;
        }

        if (nearest < 0)
        {
            return GridMoves.Down;
        }

        // Watering takes a step onto the plant: one that dries under the gardener's feet is left and entered again, or bumped into the wall beside it.
        (int down, int right) = (TomatoWatering.Tomatoes[nearest].Row - observation.Agent.Row, TomatoWatering.Tomatoes[nearest].Column - observation.Agent.Column);
        return right > 0 ? GridMoves.Right : right < 0 ? GridMoves.Left : down > 0 ? GridMoves.Down : GridMoves.Up;
    }
}
