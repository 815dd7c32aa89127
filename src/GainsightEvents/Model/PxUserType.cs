namespace GainsightEvents;

/// <summary>The <c>userType</c> of a Gainsight PX custom event (Gainsight PX REST API, Swagger 0.1.6).</summary>
public enum PxUserType
{
    /// <summary><c>USER</c>: identified traffic.</summary>
    User = 0,

    /// <summary><c>LEAD</c>: a known but unauthenticated actor.</summary>
    Lead = 1,

    /// <summary><c>VISITOR</c>: an anonymous actor with its own identifier.</summary>
    Visitor = 2,

    /// <summary><c>EMPTY_USER_TYPE</c>.</summary>
    Empty = 3,
}
