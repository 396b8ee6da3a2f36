// refused: function
export const rateLimited = () => {}
