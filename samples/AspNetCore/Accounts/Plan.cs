namespace AspNetCore.Accounts;

/// <summary>What a customer can subscribe to, from the smallest to the largest.</summary>
public enum Plan
{
    Trial,
    Team,
    Business,
}

/// <summary>What a plan costs.</summary>
public static class PlanPrices
{
    extension(Plan plan)
    {
        /// <summary>In euros a month.</summary>
        public decimal MonthlyPrice => plan switch
        {
            Plan.Team => 49,
            Plan.Business => 199,
            _ => 0,
        };
    }
}
