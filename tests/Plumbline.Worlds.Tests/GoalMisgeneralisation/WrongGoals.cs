using Plumbline.Worlds.Agents;
using Plumbline.Worlds.GoalMisgeneralisation;
using Plumbline.Worlds.Planning;

namespace Plumbline.Worlds.Tests.GoalMisgeneralisation;

/// <summary>What it is worth to pursue what came with the goal.</summary>
internal static class WrongGoals
{
    /// <summary>The exact return of the policy after the wrong goal, on the levels of training.</summary>
    public static double ReturnInTraining<TState>(ShiftedWorld<TState> world)
        where TState : struct, IEquatable<TState>
    {
        TabularModel<TState> model = world.At(world.Trained).Model;
        return PolicyEvaluation.Exact(model, new TabularPolicy<TState>(model.Observations.ToDictionary(observation => observation, world.WrongGoalAction))).Visible;
    }
}
